import { describe, expect, it } from "vitest";
import { parseDecisions } from "../../../src/bot/grammar/parse-decisions.ts";
import { parseMarketScore } from "../../../src/bot/grammar/parse-market-score.ts";
import { parseNeeds } from "../../../src/bot/grammar/parse-needs.ts";
import { loadLexicon } from "../../../src/bot/grammar/words/load-lexicon.ts";
import { heard } from "../../../src/bot/grammar/words/normalise-input.ts";
import type { CivilDate } from "../../../src/core/time/civil.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const lexicon = loadLexicon(loadLocales());
const read = (text: string) => {
  const told = parseDecisions(heard(text).text, lexicon, "2026-12-02" as CivilDate);
  return (
    told && [
      ...told.decisions.map(({ targets, tier, isAccepted }) => {
        const who = targets.map((one) => ("ref" in one ? `#${one.ref}` : one.number)).join("+");
        return `${who}${tier === null ? "" : ` ${tier}`} ${isAccepted ? "yes" : "no"}`;
      }),
      ...(told.rest === "" ? [] : [`rest: ${told.rest}`]),
    ]
  );
};

describe("decisions on proposals", () => {
  it.each([
    ["1 ok, 2 no", ["1 yes", "2 no"]],
    ["1 ok 2 no", ["1 yes", "2 no"]],
    ["1,3 ok; 2 no", ["1+3 yes", "2 no"]],
    ["1-3 同意，4 不采纳", ["1+2+3 yes", "4 no"]],
    ["1 同意，2 不同意", ["1 yes", "2 no"]],
    ["1同意；2不", ["1 yes", "2 no"]],
    ["１ ok，２ no", ["1 yes", "2 no"]],
    ["#K3F A ok; #M8Q KA no", ["#K3F A yes", "#M8Q KA no"]],
    ["ok", [" yes"]],
    ["1 accept", ["1 yes"]],
  ])("are read from %s", (text, told) => {
    expect(read(text)).toEqual(told);
  });

  it.each([
    ["1 ok 已发PI +3d", ["1 yes", "rest: 已发PI +3d"]],
    ["1 no 价格太高", ["1 no", "rest: 价格太高"]],
    ["1 ok, 2 未接", ["1 yes", "rest: 2 未接"]],
  ])("leave what else %s says", (text, told) => {
    expect(read(text)).toEqual(told);
  });

  it.each(["1 未接", "1 quote +3d", "hello", "1", "1 nothing new", "12/5 ok"])(
    "are not in %s",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});

describe("what is known of a need", () => {
  it.each([
    ["model spec parameters quantity company", 5, 0],
    ["型号、规格，参数 数量 公司资料", 5, 0],
    ["model -qty", 1, 1],
    ["型号-数量", 1, 1],
  ])("is read from %s", (text, added, removed) => {
    const { add, remove, unread } = parseNeeds(text, lexicon);
    expect([add.length, remove.length, unread]).toEqual([added, removed, ""]);
  });

  it("says what it could not read", () => {
    expect(parseNeeds("model colour", lexicon)).toMatchObject({ add: ["model"], unread: "colour" });
  });
});

describe("the score of a market", () => {
  it.each([
    ["TR competition 4 strength 2", { country: "TR", competition: 4, strength: 2 }],
    ["土耳其 竞争4 优势2", { country: "TR", competition: 4, strength: 2 }],
    ["德国 技术 4 服务2 产品 5", { country: "DE", technology: 4, service: 2, product: 5 }],
    ["Saudi Arabia strength 5", { country: "SA", strength: 5 }],
  ])("is read from %s", (text, score) => {
    expect(parseMarketScore(text, lexicon)).toEqual(score);
  });

  it.each(["TR", "TR competition 6", "Narnia strength 3", "TR competition", "strength 3"])(
    "is not in %s",
    (text) => {
      expect(parseMarketScore(text, lexicon)).toBeNull();
    },
  );
});
