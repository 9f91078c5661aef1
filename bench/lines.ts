// What it costs to read free lines: every pure step on random and changed strings of up to 4,000
// characters, on one core. Prints what threw, and per step the mean, p99 and the most; and of texts of 4,000
// characters, by kind, what it costs to read one as an answer does.
//
//   node --import tsx bench/lines.ts [STRINGS [SEED]]       STRINGS 0: the kinds alone
//
// What a whole answer costs is measured by bench/answers.ts.
import { loadLexicon } from "../src/bot/grammar/words/load-lexicon.ts";
import { mostRead } from "../src/bot/understanding/free/read-line.ts";
import type { CivilDate } from "../src/core/time/civil.ts";
import { loadLocales } from "../src/i18n/load-locales.ts";
import { freeLines, readAsAnswered, readFreely, type Step } from "../test/support/free-reading.ts";
import { anyCharacters, dice, longText, mutated } from "../test/support/odd-lines.ts";
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
      ? anyCharacters(roll)
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
kindsAt4000();

/** Milliseconds of CPU that reading a text as an answer does takes: of each the least of some times, for others share the machine. */
function kindsAt4000(): void {
  const [texts, times] = [20, 3];
  const joined = (join: string) => () =>
    Array.from({ length: 400 }, () => mutated(roll, freeLines)).join(join);
  const again = (bit: string) => () => bit.repeat(Math.ceil(longest / bit.length));
  const mail =
    "Dear Lily,\n\nthank you for your offer of 12 Nov. Please send two samples by Friday.\n";
  const all: readonly (readonly [kind: string, make: () => string])[] = [
    ["any characters", () => anyCharacters(roll, longest)],
    ["changed lines", () => longText(roll, freeLines, longest)],
    ["lines of a list", joined("\n")],
    [
      "a mail",
      again(`${mail}> On Mon, 9 Nov 2026, Lily wrote:\n> USD 12,000 FOB Ningbo, 30 days\n\n`),
    ],
    ["Chinese without spaces", () => joined("")().replace(/[\x20-\x7e]/g, "")],
    ["one letter", again("a")],
    ["one Chinese character", again("周")],
    ["words of dates", again("friday 明天 next week 12/5 ")],
    ["money", again("USD 12,000 3万美金 ")],
    ["names", again("Anadolu, Kyoto; 利马和Selin ")],
    ["commands", again("/off to /snooze /c ")],
    ["/off to to to", () => `/off ${"to ".repeat(longest / 3)}`],
  ];
  console.log(`\nread as an answer does, ${longest} characters, ms of CPU`);
  for (const [kind, make] of all) {
    const costs: number[] = [];
    for (let nth = -texts; nth < texts; nth++) {
      const text = make().slice(0, longest);
      const tried = Array.from({ length: times }, () => {
        const began = process.cpuUsage();
        readAsAnswered(text, lexicon, today);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1000;
      });
      // The first half warms up.
      if (nth >= 0) costs.push(Math.min(...tried));
    }
    const mean = costs.reduce((sum, ms) => sum + ms, 0) / texts;
    console.log(`  ${kind}: mean ${mean.toFixed(2)}, worst ${Math.max(...costs).toFixed(2)}`);
  }
}

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
