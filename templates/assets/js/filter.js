// The feed: makes several choices at once, among all updates. Every word shown comes from data attributes.
// Without this script, and where the file of updates cannot be had, each choice leads to its own list.
"use strict";

(() => {
  const STEP = 50;
  const nav = document.querySelector("[data-filter]");
  const words = nav.dataset;
  const main = document.querySelector(".fd-columns__main");
  const usual = [...main.children];
  const links = [...nav.querySelectorAll("[data-value]")].map((link) => {
    const note = link.querySelector(".fd-filter__note");
    const label = link.firstChild.textContent.trim();
    const { group } = link.closest("[data-group]").dataset;
    return { link, note, label, group, value: link.dataset.value, own: link.href, count: note.textContent };
  });
  let updates = null;

  /** Words are a text, or pieces of one where some are of another language. */
  const element = (name, className, words = "") => {
    const made = document.createElement(name);
    made.className = className;
    for (const piece of [words].flat()) {
      made.append(piece.lang ? Object.assign(document.createElement("span"), { lang: piece.lang, textContent: piece.text }) : piece);
    }
    return made;
  };

  const status = element("p", "fd-filter__status");
  const all = element("a", "", words.all);
  const clear = element("p", "fd-filter__all");
  const list = element("ol", "fd-cards fd-plain");
  const more = element("button", "fd-filter__more", words.more);
  status.setAttribute("role", "status");
  all.href = location.pathname;
  clear.append(all);
  more.type = "button";
  main.prepend(status, clear, list, more);

  const number = (count) => count.toLocaleString(document.documentElement.lang);

  /** What the page's address asks for, one value for each group; what is no choice here is left out. */
  const asked = () => {
    const given = new URLSearchParams(location.search);
    return new Map(links.filter(({ group, value }) => given.get(group) === value).map((one) => [one.group, one.value]));
  };

  const fits = (update, choices) => [...choices].every(([group, value]) => update.in[group]?.includes(value));

  /** A list in a card, none where there is nothing in it. */
  const lines = (className, found) => {
    const made = element("ul", `${className} fd-plain`);
    made.append(...found);
    return found.length ? [made] : [];
  };

  const signs = ({ actions = [], corrected, audiences = [] }) => [
    ...actions.map(({ need, words }) => element("li", need === "required" ? "fd-chip fd-chip--strong" : "fd-chip", words)),
    ...(corrected ? [corrected] : []).map((words) => element("li", "fd-chip", words)),
    ...audiences.map((words) => element("li", "fd-chip", words)),
  ];

  /** The same as the cards of the lists that are there without this script. */
  const card = (update) => {
    const meta = element("p", "fd-card__meta");
    const day = element("time", "", update.day);
    day.dateTime = update.iso;
    meta.append(day, " ", element("span", "fd-card__kind", update.kind));
    if (update.topic) meta.append(" ", element("span", "fd-card__topic", update.topic));
    const title = element("h2", "fd-card__title");
    const link = element("a", "", update.title);
    link.href = words.base + update.address;
    title.append(link);
    const made = element("li", "fd-card");
    made.append(meta, title, element("p", "fd-card__summary", update.summary));
    made.append(...lines("fd-card__moves", (update.moves ?? []).map((words) => element("li", "", words))));
    made.append(...lines("fd-card__signs", signs(update)));
    return made;
  };

  const grow = (found) => {
    const made = found.slice(list.children.length, list.children.length + STEP).map(card);
    list.append(...made);
    more.hidden = list.children.length >= found.length;
    return made;
  };

  /** Each choice leads to itself beside what is chosen in the other groups; what is chosen leads to all but itself. */
  const lead = (choices) => {
    for (const { link, note, group, value, count } of links) {
      const chosen = choices.get(group) === value;
      const beside = new Map(choices);
      if (chosen) beside.delete(group);
      else beside.set(group, value);
      const query = new URLSearchParams([...beside]).toString();
      link.href = location.pathname + (query && `?${query}`);
      if (chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      const there = updates && choices.size && updates.filter((update) => fits(update, new Map(choices).set(group, value)));
      note.textContent = there ? `(${number(there.length)})` : count;
    }
  };

  const show = async () => {
    if (asked().size && !updates) updates = (await (await fetch(words.index)).json()).updates;
    const choices = asked();
    for (const part of usual) part.hidden = choices.size > 0;
    for (const part of [clear, list]) part.hidden = choices.size === 0;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    lead(choices);
    if (!choices.size) return;
    const found = updates.filter((update) => fits(update, choices));
    const labels = links.filter(({ group, value }) => choices.get(group) === value).map(({ label }) => label);
    const sentence = found.length ? (found.length === 1 ? words.one : words.many) : words.none;
    status.textContent = `${labels.join(" · ")} – ${sentence.replace("{count}", number(found.length))}`;
    more.onclick = () => grow(found)[0]?.querySelector("a").focus();
    grow(found);
  };

  const fail = () => {
    for (const { link, own, note, count } of links) {
      link.href = own;
      note.textContent = count;
    }
    for (const part of usual) part.hidden = false;
    for (const part of [clear, list]) part.hidden = true;
    nav.removeEventListener("click", choose);
    status.textContent = words.failed;
  };

  const choose = (event) => {
    const link = event.target.closest("[data-value]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show().catch(fail);
  };

  nav.addEventListener("click", choose);
  addEventListener("popstate", () => show().catch(fail));
  show().catch(fail);
})();
