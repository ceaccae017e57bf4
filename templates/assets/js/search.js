// The search page: shows what the worker finds. Every word shown comes from the form's data attributes.
"use strict";

(() => {
  const form = document.querySelector("[data-search]");
  const words = form.dataset;
  const input = form.querySelector("input");
  const status = document.querySelector(".fd-search__status");
  const results = document.querySelector(".fd-search__results");
  const absolute = (address) => new URL(address, location.href).href;
  let worker = null;
  let asked = 0;

  const say = (sentence, values = {}) => {
    status.textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  /** Words are a text, or pieces of one where some are of another language. */
  const element = (name, className, words) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const piece of [words].flat()) {
      made.append(piece.lang ? Object.assign(document.createElement("span"), { lang: piece.lang, textContent: piece.text }) : piece);
    }
    return made;
  };

  const item = (found) => {
    const link = element("a", "", found.title);
    link.href = words.base + found.location;
    const title = element("h2", "fd-result__title", "");
    title.append(link);
    const line = element("p", "fd-search__line fd-result__line", "");
    if (found.kind) line.append(element("span", "fd-result__kind", found.kind), " ");
    line.append(element("span", "", found.line));
    const parts = [line, title];
    if (found.summary) parts.push(element("p", "fd-result__summary", found.summary));
    const made = element("li", "fd-result", "");
    made.append(...parts);
    return made;
  };

  const list = (found) => {
    results.replaceChildren(...found.map(item));
    results.hidden = found.length === 0;
  };

  const show = ({ query, count, found }) => {
    list(found);
    let sentence = words.many;
    if (count === 0) sentence = words.none;
    else if (count === 1) sentence = words.one;
    else if (found.length < count) sentence = words.first;
    say(sentence, { query, count, shown: found.length });
  };

  const fail = () => {
    list([]);
    say(words.failed);
  };

  const start = () => {
    worker = new Worker(words.worker);
    worker.onmessage = ({ data }) => {
      if (data.failed) fail();
      else if (data.number === asked) show(data);
    };
    worker.onerror = fail;
    worker.postMessage({
      kind: "open",
      language: document.documentElement.lang,
      index: absolute(words.index),
      library: absolute(words.library),
    });
  };

  const search = () => {
    const query = input.value.trim();
    asked += 1;
    if (!query) {
      list([]);
      say("");
      return;
    }
    if (!worker) {
      say(words.loading);
      start();
    }
    worker.postMessage({ kind: "search", number: asked, query });
  };

  const remember = () => {
    const address = new URL(location.href);
    const query = input.value.trim();
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };

  let pause = 0;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember();
      search();
    }, 250);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember();
    search();
  });

  document.querySelector("[data-search-off]").hidden = true;
  form.hidden = false;
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  search();
})();
