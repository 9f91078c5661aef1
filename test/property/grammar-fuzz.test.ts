import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noNames } from "../../src/bot/arguments/asked-pieces.ts";
import { askedSearch } from "../../src/bot/arguments/asked-search.ts";
import { splitUntil } from "../../src/bot/arguments/split-when.ts";
import { writtenSearch } from "../../src/bot/arguments/written-search.ts";
import { askedFor, asks } from "../../src/bot/grammar/asks.ts";
import { parseWhen } from "../../src/bot/grammar/dates/parse-when.ts";
import { parseCommandLine } from "../../src/bot/grammar/parse-command-line.ts";
import { parseFind } from "../../src/bot/grammar/parse-find.ts";
import { parseLog } from "../../src/bot/grammar/parse-log.ts";
import { readChange } from "../../src/bot/grammar/read-change.ts";
import { readReferences } from "../../src/bot/grammar/read-references.ts";
import { splitFind } from "../../src/bot/grammar/split-find.ts";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { heard, normaliseInput } from "../../src/bot/grammar/words/normalise-input.ts";
import { parseReference } from "../../src/core/customer/reference.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { parseCivilDate } from "../../src/core/time/civil-date.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { freeLines, readFreely } from "../support/free-reading.ts";
import { grammarLines } from "../support/grammar-lines.ts";
import { anyCharacters, dice, mutated, odd } from "../support/odd-lines.ts";

const lexicon = loadLexicon(loadLocales());
const today = "2026-12-02" as CivilDate;

/** So many strings more, for a night: drawn from a seed, read by every parser and freely, not timed. */
const many = Number(process.env.FUZZ_STRINGS ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_202);
/** In one test. */
const chunk = 50_000;

/** Milliseconds that one message may cost; measured again when exceeded, for the machine is shared. */
const limit = 100;

/** Parses a text by every parser and checks what must hold whatever it says. */
function parseAll(text: string): void {
  const said = heard(text);
  const { text: own, shape } = said;
  if (normaliseInput(own) !== own) throw new Error("normalised twice is not normalised once");
  for (const entry of parseLog(said, lexicon, today)) {
    const { note, said: words, when, happenedOn, outcome, problems } = entry;
    if (!own.includes(note) || !own.includes(words)) throw new Error("not the person's own words");
    if (when !== null && !(parseCivilDate(when) && when >= today)) throw new Error(`when ${when}`);
    if (happenedOn !== null && !(parseCivilDate(happenedOn) && happenedOn <= today)) {
      throw new Error(`happenedOn ${happenedOn}`);
    }
    const isNothing = outcome === null && when === null;
    if (isNothing && problems.length === 0) throw new Error("nothing told and no problem");
    if (problems.some((problem) => !own.includes(problem.text))) throw new Error("invented words");
  }
  for (const replying of [false, true]) {
    const line = parseCommandLine(said, lexicon, { replying });
    if (line.type === "command" && !own.endsWith(line.rest))
      throw new Error("rest is not the rest");
  }
  const when = parseWhen(shape, lexicon, today);
  if (when !== null && "from" in when && !(when.from <= when.to)) throw new Error("range turned");
  parseFind(splitFind(own), lexicon);
  const { parts, unread } = askedSearch(said, noNames, "lily", lexicon, today);
  if (unread.some((words) => !own.includes(words))) throw new Error("invented words");
  const { problems } = parseFind(splitFind(writtenSearch(parts)), lexicon);
  if (problems.length > 0) throw new Error(`no search: ${writtenSearch(parts)}`);
  const change = readChange(said, lexicon, today);
  if (change?.command === "snooze" && splitUntil(heard(change.rest), lexicon, today) === null) {
    throw new Error(`no day: ${change.rest}`);
  }
  if (asks(shape, lexicon, today)) askedFor(shape, lexicon);
  if (readReferences(own).some((ref) => parseReference(ref) === null)) throw new Error("no ref");
}

function timed(text: string): number {
  const start = performance.now();
  try {
    parseAll(text);
  } catch (error) {
    throw new Error(`on ${JSON.stringify(text)}`, { cause: error });
  }
  return performance.now() - start;
}

const isSlow = (text: string, most: number) =>
  timed(text) > most && Math.min(timed(text), timed(text), timed(text)) > most;

describe("every parser, on any text", () => {
  it("stands 150,000 mutated lines", { timeout: 900_000 }, () => {
    const roll = dice(20_261_202);
    const slow: string[] = [];
    for (let count = 0; count < 150_000; count++) {
      const text = mutated(roll, grammarLines);
      if (isSlow(text, limit)) slow.push(text);
    }
    expect(slow).toEqual([]);
  });

  it("stands 50,000 random strings", { timeout: 900_000 }, () => {
    const words = grammarLines.flatMap((line) => line.split(" "));
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.array(fc.constantFrom(...words, ...odd), { maxLength: 12 }).map((all) => all.join(" ")),
      fc.array(fc.constantFrom(...words, ...odd), { maxLength: 12 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (one) => !isSlow(one, limit)),
      { numRuns: 50_000, seed: 20_261_202 },
    );
  });

  it("takes time in proportion to the length at most", { timeout: 60_000 }, () => {
    const bits = [
      ",",
      " ",
      "1,",
      "1 ",
      "1-",
      "#K3F ",
      "a",
      '"',
      "a:",
      "1 ok;",
      "1\n",
      "ok ",
      "call ",
    ];
    const han = [
      "周",
      "让春节后",
      "昨天",
      "三",
      "电话",
      "12/5 ",
      "dec 5 ",
      "a\u200c",
      "\u200d",
      ">",
      "；",
      "\n",
      ", x",
    ];
    const slow = [...bits, ...han].filter((bit) => isSlow(bit.repeat(10_000 / bit.length), 1000));
    expect(slow).toEqual([]);
  });
});

const chunks = Array.from({ length: Math.ceil(many / chunk) }, (_, at) => at * chunk);

describe.runIf(many > 0)(`every parser and the free reading, from seed ${seed}`, () => {
  it.each(chunks)("stands the strings from %d on", { timeout: 86_400_000 }, (first) => {
    const roll = dice(seed + first);
    const seeds = [...grammarLines, ...freeLines];
    for (let count = first; count < Math.min(many, first + chunk); count++) {
      const text = count % 3 === 0 ? anyCharacters(roll) : mutated(roll, seeds);
      try {
        parseAll(text);
        readFreely(text, lexicon, today);
      } catch (error) {
        throw new Error(`on ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });
});
