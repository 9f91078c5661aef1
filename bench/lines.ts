// What it costs to read free lines: every pure step on random and changed strings of up to 4,000
// characters, on one core. Prints what threw, and per step the mean, p99 and the most.
//
//   node --import tsx bench/lines.ts [STRINGS [SEED]]
//
// What a whole answer costs is measured by bench/answers.ts.
import { loadLexicon } from "../src/bot/grammar/words/load-lexicon.ts";
import { mostRead } from "../src/bot/understanding/free/read-line.ts";
import type { CivilDate } from "../src/core/time/civil.ts";
import { loadLocales } from "../src/i18n/load-locales.ts";
import { freeLines, readFreely, type Step } from "../test/support/free-reading.ts";
import { dice, longText, mutated } from "../test/support/odd-lines.ts";
import { quantile } from "./stage/timing.ts";

const strings = Number(process.argv[2] ?? 20_000);
/** So many are looked at for what might throw rather than for their time. */
const isHunt = strings > 100_000;
/** Of so many strings one is long. */
const oneLongIn = isHunt ? 1000 : 50;
/** Of so many others one is measured, which takes longer than to read it. */
const oneMeasuredIn = isHunt ? 100 : 10;
/** After so many strings it says how far it is. */
const progress = 100_000;
const longest = 4000;
const today = "2026-12-02" as CivilDate;
const lexicon = loadLexicon(loadLocales());
/** Other strings than those of every run are drawn from another seed. */
const roll = dice(Number(process.argv[3] ?? 20_261_202));

/** Milliseconds of CPU that each step took, of long strings and of some of the others. */
const kinds = ["short", "long", "long as read"] as const;
type Kind = (typeof kinds)[number];
const took = new Map<Kind, Map<Step, number[]>>(kinds.map((kind) => [kind, new Map()]));
const most = new Map<string, number>();
const threw: string[] = [];

for (const warm of freeLines) readFreely(warm, lexicon, today);
for (let count = 0; count < strings; count++) {
  const isLong = count % oneLongIn === 0;
  const text = isLong
    ? longText(roll, freeLines, longest)
    : count % 3 === 0
      ? random()
      : mutated(roll, freeLines);
  const isMeasured = isLong || count % oneMeasuredIn === 0;
  try {
    // A line is read so far; the steps must not mind more.
    if (isLong) readFreely(text.slice(0, mostRead), lexicon, today, measure("long as read"));
    readFreely(text, lexicon, today, isMeasured ? measure(isLong ? "long" : "short") : undefined);
  } catch (error) {
    threw.push(`${JSON.stringify(text).slice(0, 300)}: ${error}`);
  }
  if (count > 0 && count % progress === 0)
    console.log(`  ${count} after ${process.uptime().toFixed(0)} s, threw: ${threw.length}`);
}

console.log(`lines: ${strings} strings, one in ${oneLongIn} of ${longest} characters`);
console.log(`  threw: ${threw.length}`);
for (const one of threw.slice(0, 10)) console.log(`    ${one}`);
for (const [kind, steps] of took)
  for (const [step, list] of steps) {
    const mean = list.reduce((sum, ms) => sum + ms, 0) / list.length;
    console.log(
      `  ${kind} ${step}: mean ${mean.toFixed(3)} ms, p99 ${quantile(list, 0.99).toFixed(3)} ms, max ${(most.get(`${kind} ${step}`) ?? 0).toFixed(1)} ms`,
    );
  }
if (threw.length > 0) process.exitCode = 1;

/** Notes the time that each step takes. */
function measure(kind: Kind) {
  return <Result>(step: Step, work: () => Result): Result => {
    const began = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    const key = `${kind} ${step}`;
    if (ms > (most.get(key) ?? 0)) most.set(key, ms);
    const list = took.get(kind)?.get(step);
    if (list === undefined) took.get(kind)?.set(step, [ms]);
    else list.push(ms);
    return result;
  };
}

/** Characters of any script and none. */
function random(): string {
  let text = "";
  for (let left = roll(80); left > 0; left--)
    text += String.fromCodePoint([roll(0x80), 0x4e00 + roll(0x5200), roll(0xd800)][roll(3)] ?? 32);
  return text;
}
