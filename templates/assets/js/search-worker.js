// Finds pages beside the page, so that typing never waits: a word is found by its stem, by its beginning and inside longer words.
"use strict";

const SHOWN = 50;
const WEIGHTS = { title: 10, tags: 5, summary: 3, text: 1 };
const SPELT_OUT = { æ: "ae", ø: "oe", å: "aa" };

let index = null;
let documents = null;
let pipeline = null;
let opening = null;

/** What is left of a word when everything but letters and digits is cut off its ends. */
const trimmed = (token) => token.update((word) => word.normalize("NFC").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));

/** æ ø å as they are typed where the keyboard lacks them, other letters without their accents. */
const plain = (token) =>
  token.update((word) => word.replace(/[æøå]/g, (letter) => SPELT_OUT[letter]).normalize("NFD").replace(/\p{M}/gu, ""));

const functionsFor = (language) => {
  for (const [name, step] of Object.entries({ trimmed, plain })) lunr.Pipeline.registerFunction(step, `fremdrift-${name}`);
  const spoken = language === "en" ? lunr : lunr[language];
  return [trimmed, spoken.stopWordFilter, spoken.stemmer, plain];
};

/** Words are a text, or pieces of one where some are of another language. */
const whole = (words) => [words].flat().map((piece) => piece.text ?? piece).join("");

const open = async ({ language, index: address, library }) => {
  importScripts(library);
  documents = (await (await fetch(address)).json()).documents;
  lunr.tokenizer.separator = /[\s\-–—/,;:()[\]"“”„»«]+/;
  const builder = new lunr.Builder();
  builder.ref("number");
  for (const [field, boost] of Object.entries(WEIGHTS)) builder.field(field, { boost });
  pipeline = new lunr.Pipeline();
  pipeline.add(...functionsFor(language));
  builder.pipeline = pipeline;
  documents.forEach((page, number) => builder.add({ ...page, title: whole(page.title), summary: whole(page.summary), number }));
  index = builder.build();
};

/** Every page that holds one word, with how well it does: page number to score. */
const pagesWith = (stem, word) => {
  const { LEADING, TRAILING } = lunr.Query.wildcard;
  const long = stem.length >= 4;
  const matches = index.query((query) => {
    query.term(stem, { usePipeline: false, boost: 20 });
    if (word.length >= 2) query.term(word, { usePipeline: false, boost: 4, wildcard: TRAILING });
    if (long) query.term(stem, { usePipeline: false, boost: 4, wildcard: TRAILING });
    if (long) query.term(stem, { usePipeline: false, boost: 1, wildcard: LEADING | TRAILING });
  });
  return new Map(matches.map(({ ref, score }) => [Number(ref), score]));
};

/** The words of a query as [stem, word as typed], without those too common to tell pages apart. */
const wordsOf = (query) =>
  lunr.tokenizer(query).flatMap((token) => {
    const word = plain(trimmed(token.clone())).toString();
    return pipeline.run([token]).map((stem) => [stem.toString(), word]);
  });

const search = (query) => {
  const pages = wordsOf(query).map(([stem, word]) => pagesWith(stem, word));
  const scores = new Map();
  for (const page of new Set(pages.flatMap((found) => [...found.keys()]))) {
    const hits = pages.filter((found) => found.has(page));
    scores.set(page, { words: hits.length, score: hits.reduce((sum, found) => sum + found.get(page), 0) });
  }
  const all = [...scores].filter(([, { words }]) => words === pages.length);
  const kept = all.length ? all : [...scores];
  kept.sort(([one, a], [other, b]) => b.words - a.words || b.score - a.score || one - other);
  return { count: kept.length, found: kept.slice(0, SHOWN).map(([page]) => documents[page]) };
};

onmessage = async ({ data }) => {
  try {
    if (data.kind === "open") opening = open(data);
    await opening;
    if (data.kind === "search") postMessage({ number: data.number, query: data.query, ...search(data.query) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
