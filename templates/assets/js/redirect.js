// Keeps what stands after ? and # on the way from an earlier address: the page's own refresh loses it.
"use strict";

if (location.search || location.hash) {
  // Nothing after this script is read, the refresh for one.
  window.stop();
  location.replace(document.currentScript.dataset.to + location.search + location.hash);
}
