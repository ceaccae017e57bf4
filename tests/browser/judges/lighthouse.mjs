// Lets Lighthouse judge pages as on a phone and prints what it found as JSON.
// Arguments: a Chromium, its flags as JSON, how many runs of each page, then addresses.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, flags, runs, ...addresses] = process.argv.slice(2);
// What is not a matter of chance is judged once, speed in every run.
const ALL = ["performance", "accessibility", "best-practices", "seo"];
const SPEED = ["performance"];

const judged = async (port, address, onlyCategories) => {
  const { lhr } = await lighthouse(address, { port, onlyCategories, logLevel: "error" });
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.values(lhr.categories).map((each) => [each.id, Math.round(each.score * 100)]);
  const lacking = Object.values(lhr.categories).flatMap((each) =>
    each.auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${each.id} ${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`),
  );
  return { scores: Object.fromEntries(scores), lacking };
};

const chrome = await launch({ chromePath, chromeFlags: JSON.parse(flags), logLevel: "silent" });
try {
  const found = {};
  for (const address of addresses) {
    found[address] = [];
    for (let run = 0; run < Number(runs); run += 1) {
      found[address].push(await judged(chrome.port, address, run === 0 ? ALL : SPEED));
    }
  }
  console.log(JSON.stringify(found));
} finally {
  chrome.kill();
}
