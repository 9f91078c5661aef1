import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../src/bot/grammar/words/load-lexicon.ts";
import { shaped } from "../../src/bot/grammar/words/normalise-input.ts";
import { findSpans } from "../../src/bot/understanding/free/find-spans.ts";
import { findCountry } from "../../src/core/places/country.ts";
import { countryMentions } from "../../src/core/places/country-mentions.ts";
import { nameIndex, slipsOf } from "../../src/core/search/name-index.ts";
import { isOneSlip } from "../../src/core/search/one-slip.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { loadLocales } from "../../src/i18n/load-locales.ts";
import { demoNames, freeLines, readFreely, type Step } from "../support/free-reading.ts";
import { dice, longText, mutated, odd } from "../support/odd-lines.ts";

const lexicon = loadLexicon(loadLocales());
const today = "2026-12-02" as CivilDate;

/** Milliseconds of CPU; several times what it takes, for other tests share the machine. */
const [mostAt4000, mostRepeated, mostHostile] = [60, 1500, 400];

/** What somebody may send to see it break, each again and again up to 4,000 characters. */
const hostile: readonly (readonly [kind: string, bit: string])[] = [
  ["command words", "/off /snooze /c "],
  ["a command with one word again and again", `/off ${"to ".repeat(1400)}`],
  ["brackets in brackets", `${"(".repeat(2000)}${")".repeat(2000)}`],
  ["brackets of all kinds that never close", "([{「『“"],
  ["families of emoji", "👨‍👩‍👧‍👦"],
  ["flags", "🇹🇷🇩🇪"],
  ["thumbs with a colour", "👍🏽 "],
  ["one letter under many marks", `e${"\u0301".repeat(3999)}`],
  ["letters under some marks", "a\u0300\u0301\u0302\u0303"],
  ["Arabic", "مرحبا بالعالم "],
  ["directions turned round", "\u202eabc\u202c "],
  ["halves of characters", "\ude00a\ud83d"],
  ["NULs", "a\u0000b "],
  ["a long number", "9"],
  ["numbers and dots", "1.1"],
  ["sums", "USD 1,000,000 "],
  ["and, and, and", "和"],
  ["names and marks in turn", "Lima, Anadolu; Kyoto. "],
  ["cities joined", "利马和京都，"],
  ["people joined", "Selin and Kaya & "],
  ["fenced code", "```\ncode\n```\n"],
  ["mentions", "@王伟 @跟进 "],
  ["letters that become two when small", "AMEDICAİL转给王伟 "],
  ["ligatures", "ﬁﬂ"],
  ["ends of months", "月底"],
  ["months misspelt", "tommorow febuary "],
  ["one word as long as the text", "abcdefghij"],
  ["countries that are none", "Republic of "],
  ["invisible characters", "\u200d\ufeff"],
  ["markup", '<b a="1">&amp;</b>{"c":[1,2]},'],
];

const read = (text: string) => {
  try {
    readFreely(text, lexicon, today);
  } catch (error) {
    throw new Error(`on ${JSON.stringify(text)}`, { cause: error });
  }
};

/** Milliseconds of CPU that work takes. */
function cpu(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

describe("the free reading, of any text", () => {
  it("stands 4,000 changed lines", () => {
    const roll = dice(20_261_202);
    for (let count = 0; count < 4000; count++) read(mutated(roll, freeLines));
  });

  it("stands 2,000 random strings", () => {
    const words = freeLines.flatMap((line) => line.split(" "));
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.array(fc.constantFrom(...words, ...odd), { maxLength: 40 }).map((all) => all.join(" ")),
      fc.array(fc.constantFrom(...words, ...odd), { maxLength: 40 }).map((all) => all.join("")),
    );
    fc.assert(fc.property(text, read), { numRuns: 2000 });
  });

  it("costs no more than it may at 4,000 characters, step by step", () => {
    const roll = dice(4000);
    const texts = Array.from({ length: 60 }, () => longText(roll, freeLines, 4000));
    const took = new Map<Step, number>();
    for (const text of texts)
      readFreely(text, lexicon, today, (step, work) => {
        const results: ReturnType<typeof work>[] = [];
        const ms = cpu(() => results.push(work()));
        took.set(step, (took.get(step) ?? 0) + ms / texts.length);
        return results[0] as ReturnType<typeof work>;
      });
    expect([...took].filter(([, mean]) => mean > mostAt4000)).toEqual([]);
    expect(took.size).toBe(7);
  });

  it.each(hostile)("stands %s, and in time", (_, bit) => {
    const text = bit.repeat(Math.ceil(4000 / bit.length)).slice(0, 4000);
    const once = () => cpu(() => read(text));
    expect(Math.min(once(), once())).toBeLessThan(mostHostile);
  });

  it("takes no long time over one bit again and again", { timeout: 300_000 }, () => {
    const bits = [
      ..."a@.,，。;；吧 1#+-周三中 ？",
      "a.",
      "a@b.",
      "和",
      "昨天",
      "Lima ",
      "利马",
      "Gulf Suplies ",
      "Republic of ",
      "12/5 ",
      "3万",
      "+86 1",
      "没接，",
      "称打",
    ];
    const slow = bits.filter((bit) => {
      const text = `${bit.repeat(4000 / bit.length)}x`;
      const once = () => cpu(() => read(text));
      return once() > mostRepeated && Math.min(once(), once()) > mostRepeated;
    });
    expect(slow).toEqual([]);
  });
});

describe("words with a slip of the pen", () => {
  const letter = fc.constantFrom(..."abcde");
  const word = fc.array(letter, { minLength: 4, maxLength: 9 }).map((all) => all.join(""));

  it("are those that a comparison with every word finds", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), word, (names, said) => {
        const known = [...new Set(names)];
        const index = nameIndex(
          known.map((name) => ({
            id: name,
            ref: name,
            name,
            lastTouchAt: null,
            city: null,
            country: null,
            people: [],
          })),
          [said],
        );
        const found = slipsOf(index, said).map(({ customer }) => customer.name);
        const expected = known.filter(
          (name) => said.length >= 5 && name.length >= 5 && isOneSlip(said, name),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("countries in a text", () => {
  const names = [
    ..."Turkey|Republic of Korea|the Netherlands|Trinidad & Tobago|Dominican Rep.|Guinea-Bissau".split(
      "|",
    ),
    ..."Côte d'Ivoire|Bosnien und Herzegowina|Sultanate of Oman|New Zealand|美国|沙特阿拉伯|阿联酋".split(
      "|",
    ),
    ..."Türkiye|Hong Kong|中国香港|俄罗斯联邦|大韩民国|刚果共和国".split("|"),
  ];

  it.each(names)("names %s, alone and in a sentence", (name) => {
    const whole = findCountry(name);
    const sentence = /\p{Script=Han}/u.test(name) ? `跟${name}的人聊过` : `spoke to ${name} today`;
    for (const text of [name, sentence]) {
      const mentioned = countryMentions(text).map(({ country }) => country);
      expect(mentioned).toEqual(whole === null ? [] : [whole]);
    }
  });

  it("never lie one over another", () => {
    const roll = dice(11);
    for (let count = 0; count < 5000; count++) {
      const text = mutated(roll, [...names, ...names.map((name) => `${name}, ${name}`)]);
      const found = countryMentions(text);
      found.forEach(({ from }, at) => {
        expect(from, text).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
      });
    }
  });
});

describe("colleagues in a text", () => {
  it.each([
    ["AMEDICAİL转给王伟", "王伟"],
    ["İSTANBUL İPLİK for Wei", "Wei"],
    ["İ/İ → LILY.", "LILY"],
  ])("are found where they stand in %s, whatever its letters", (text, name) => {
    const spans = findSpans(shaped(text), demoNames, lexicon, today);
    const named = spans.filter(({ type }) => type === "member");
    expect(named.map(({ from, to }) => text.slice(from, to))).toEqual([name]);
  });
});

describe("addresses in a text", () => {
  it.each([
    ["邮箱改成s.kaya@bosphoruspack.example了", "s.kaya@bosphoruspack.example"],
    ["Selin: selin@bosphoruspack.example.", "selin@bosphoruspack.example"],
    ["新邮箱：noa+x@tlvwater.example，旧的别用", "noa+x@tlvwater.example"],
  ])("of %s are Latin letters alone", (text, address) => {
    const spans = findSpans(shaped(text), demoNames, lexicon, today);
    expect(spans.flatMap((span) => (span.type === "email" ? [span.value] : []))).toEqual([address]);
  });
});
