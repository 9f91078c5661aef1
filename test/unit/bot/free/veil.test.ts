import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../../src/bot/grammar/words/normalise-input.ts";
import { latinWords } from "../../../../src/bot/understanding/free/act-features.ts";
import { isOftenSaid, isOrdinary } from "../../../../src/bot/understanding/free/act-model.ts";
import { cutClauses, wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { findSpans } from "../../../../src/bot/understanding/free/find-spans.ts";
import { type Veiled, veil } from "../../../../src/bot/understanding/free/veil.ts";
import type { CivilDate } from "../../../../src/core/time/civil.ts";
import { loadLocales } from "../../../../src/i18n/load-locales.ts";
import { demoNames, freeLines } from "../../../support/free-reading.ts";
import { dice, mutated } from "../../../support/odd-lines.ts";

const lexicon = loadLexicon(loadLocales());

const veiled = (typed: string): Veiled => {
  const said = heard(typed);
  return veil([wholeClause(said, findSpans(said, demoNames, lexicon, "2026-12-02" as CivilDate))]);
};
const out = (typed: string): string => veiled(typed).lines.join("\n");

describe("what leaves the house of a line", () => {
  it.each([
    [
      "Nile went quiet on us since Tuesday, nothing from Grace",
      "[C1] went quiet on us since [D1], nothing from [P1]",
    ],
    ["asked Lily to send Hansa 3 samples by Friday", "asked [M1] to send [C1] [N1] samples [D1]"],
    ["Nile那边一直不回，周五再打", "[C1]那边一直不回，[D1]再打"],
    ["Lyon要买10台，USD 12,500", "[C1]要买[N1]台，[A1]"],
    ["Anadolu didn't call back", "[C1] didn't call back"],
  ])("%s", (typed, line) => expect(out(typed)).toBe(line));

  it.each([
    ["called Fatima at Hansa about the order", "Fatima"],
    ["called fatima zahrawi at Hansa", "fatima|zahrawi"],
    ["Mark said Hansa will think about it", "Mark"],
    ["spoke with Will about Hansa, Grace Hill too", "Will|Grace|Hill"],
    ["CALLED ZAHRA AT HANSA", "ZAHRA"],
    ["张伟说Nile要再考虑", "张|伟"],
    ["Nile换了采购，叫欧阳静怡", "欧|阳|静|怡"],
    ["跟Mark聊了Nile的事", "Mark"],
    ["Nile那边的赵敏和钱小芳来了", "赵敏|钱小|芳"],
    ["Иван Петров told Hansa to wait", "Иван|Петров"],
    ["김민수 and やまだ are new at Hansa", "김민수|やまだ"],
  ])("is no name that nobody knows: %s", (typed, names) => {
    expect(out(typed)).toMatch(/\[X1\]/);
    expect(out(typed)).not.toMatch(new RegExp(names, "i"));
  });

  it.each([
    "mail a.rossi@canary.example about Hansa",
    "Hansa: +49 170 5551234 is her new number",
    "Nile的新电话13800138000，微信wxid_canary77",
    "Hansa wants PO CAN-99887766 changed, see canary.example/po?id=99887766",
    "Nile 12/15 付了 48,123 元，合同号HT20269988",
    "#ZZ9 and ZQ7X are canary codes of Hansa",
    "hansa: CANARY GMBH, Musterstraße 12, Zeche Canarien",
    "Nile的竞争对手金丝雀机械，地址云龙路88号",
  ])("is no number, address, code or company: %s", (typed) => {
    const bare = out(typed).replace(/\[[A-Z]\d+\]/g, "");
    expect(bare).not.toMatch(/\d|@|canar|rossi|muster|zeche|wxid|hansa|nile|金丝雀|云龙|gmbh/i);
  });

  it("tells each placeholder's line and what it stands for", () => {
    const said = heard("Nile no answer; Hansa yesterday");
    const spans = findSpans(said, demoNames, lexicon, "2026-12-02" as CivilDate);
    const { lines, found } = veil(cutClauses(said, spans));
    expect(lines).toEqual(["[C1] no answer;", "[C2] [D1]"]);
    expect([...found].map(([name, { line, span }]) => [name, line, span.type])).toEqual([
      ["C1", 0, "customer"],
      ["C2", 1, "customer"],
      ["D1", 1, "date"],
    ]);
  });

  it("is, of 3,000 changed lines, nothing but placeholders, marks and words of everyday talk", () => {
    const roll = dice(20_261_130);
    const isKnown = (word: string): boolean =>
      !/[a-z]/.test(word) ||
      [word, word.replace(/^'+|'+$/g, "")].some((one) => isOrdinary(one) || isOftenSaid(one));
    const known = (text: string): boolean =>
      !/(?![\p{Script=Latin}\p{Script=Han}])[\p{L}\p{N}]/u.test(text) &&
      latinWords(text).every(isKnown);
    for (let count = 0; count < 3000; count++) {
      const typed = mutated(roll, freeLines);
      const bare = out(typed).replace(/\[[A-Z]\d+\]/g, " ");
      if (!known(bare)) throw new Error(`${JSON.stringify(typed)} went out as ${bare}`);
    }
  });
});
