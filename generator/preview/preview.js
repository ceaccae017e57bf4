// Keeps an open page like the site as built: loads it again after a build, shows and takes away the author's panel.
(() => {
  const host = document.getElementById("fremdrift-preview");
  let events = null;

  const hear = (event) => {
    const shown = JSON.parse(event.data);
    if (shown.built !== host.dataset.built) {
      location.reload();
    } else if (shown.told !== host.dataset.told) {
      host.dataset.told = shown.told;
      host.innerHTML = shown.panel;
    }
  };

  // A browser opens few connections to one address, so pages that nobody looks at give theirs up.
  const listen = () => {
    if (document.hidden && events) {
      events.close();
      events = null;
    } else if (!document.hidden && !events) {
      events = new EventSource(host.dataset.events);
      events.onmessage = hear;
    }
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events && events.close());
  listen();
})();
