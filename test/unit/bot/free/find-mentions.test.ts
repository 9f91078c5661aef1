import { describe, expect, it } from "vitest";
import { findMentions } from "../../../../src/core/search/find-mentions.ts";
import { customers, lexicon } from "../../../support/free-customers.ts";

const ordinary = new Set(
  "the home center star more good morning trading supply tool price called gulf delta in on is".split(
    " ",
  ),
);

/** Each mention as `what is written: whose, whose | by | person`, with `?` where it is doubtful. */
const mentions = (text: string) =>
  findMentions(text, customers, (word) => ordinary.has(word), lexicon.personTitles).map(
    ({ from, to, among, by, person, isDoubtful }) =>
      [
        `${text.slice(from, to)}: ${among.map(({ ref }) => ref).join(", ")}`,
        isDoubtful ? `${by}?` : by,
        ...(person === null ? [] : [person]),
      ].join(" | "),
  );

describe("a customer is called", () => {
  it.each([
    ["Nile Trading replied", ["Nile Trading: NIL | name"]],
    ["nile said ok", ["nile: NIL | name"]],
    ["NILE回复了", ["NILE: NIL | name"]],
    ["Nile's buyer is angry", ["Nile: NIL | name"]],
    ["brasil metais ok", ["brasil metais: BRA | name"]],
    ["Krakow ceramika paid", ["Krakow ceramika: KRA | name"]],
    ["lone star pipe and valve wants a rebate", ["lone star pipe and valve: LON | name"]],
    ["hansa werkzeuge paid", ["hansa werkzeuge: HAN | name"]],
    ["明珠贸易要报价", ["明珠贸易: MZY | name"]],
    ["明珠那边说再等等", ["明珠: MZY | name"]],
    ["Nile and Gulf Supplies both", ["Nile: NIL | name", "Gulf Supplies: GUL | name"]],
  ])("by words of its name: %s", (text, expected) => expect(mentions(text)).toEqual(expected));

  it.each([
    ["Emre replied", ["Emre: ANA | person | Emre Yıldız"]],
    ["spoke with Emre Yildiz", ["Emre Yildiz: ANA | person | Emre Yıldız"]],
    ["Mr Al-Harbi was on the phone", ["Al-Harbi: GUL | person | Abdullah Al-Harbi"]],
    ["Dr. Vogel answered", ["Vogel: HAN | person | Dr. Katrin Vogel"]],
    ["Игорь не ответил", ["Игорь: MOS | person | Игорь Смирнов"]],
    ["김민수 replied", ["김민수: BUS | person | 김민수"]],
    ["김민수는 답장했어요", ["김민수: BUS | person | 김민수"]],
    [
      "Faisal和Maria都回了",
      ["Faisal: GUL | person | Faisal Noor", "Maria: MAN | person | Maria Santos"],
    ],
  ])("by a person: %s", (text, expected) => expect(mentions(text)).toEqual(expected));

  it.each([
    ["佐藤健回邮件了", ["佐藤健: OSA | person | 佐藤 健"]],
    ["佐藤さん说可以", ["佐藤: OSA | person | 佐藤 健"]],
    ["佐藤先生回复了", ["佐藤: OSA | person | 佐藤 健"]],
    ["王总说价格高", ["王总: MZY | person | 王晓明"]],
    ["王经理不在", ["王经理: MZY | person | 王晓明"]],
    ["晓明说下周来", ["晓明: MZY | person | 王晓明"]],
    ["欧阳女士要样品", ["欧阳: MZY | person | 欧阳 静"]],
    ["李总说价格高", []],
    ["王国的客户", []],
  ])("by a surname with its title: %s", (text, expected) =>
    expect(mentions(text)).toEqual(expected),
  );

  it.each([
    ["called Istanbul, no answer", ["Istanbul: ANA | place"]],
    ["the hamburg client wants samples", ["hamburg: HAN | place"]],
    ["Sao Paulo client called", ["Sao Paulo: BRA | place"]],
    ["伊斯坦布尔的客户回了", ["伊斯坦布尔: ANA | place"]],
    ["跟圣保罗客户通话了", ["圣保罗: BRA | place"]],
    ["大阪那边没接", ["大阪: OSA | place"]],
    ["新加坡那家没接", ["新加坡: MZY | place"]],
    ["巴黎的客户", []],
    ["called Paris", []],
  ])("by its city: %s", (text, expected) => expect(mentions(text)).toEqual(expected));

  it.each([
    ["anadlu says ok", ["anadlu: ANA | name?"]],
    ["Brazil metais ok", ["Brazil metais: BRA | name?"]],
    ["wrote to Hnasa", ["Hnasa: HAN | name?"]],
    ["Mahmuod called", ["Mahmuod: NIL | person? | Mahmoud Fathy"]],
    ["nlie said ok", []],
  ])("with a slip of the pen, in longer words alone: %s", (text, expected) =>
    expect(mentions(text)).toEqual(expected),
  );
});

describe("nobody is called", () => {
  it.each([
    "good morning",
    "the trading company called",
    "more of the tool price",
    "home sweet home",
    "the gulf is warm",
    "ok thanks",
    "今天天气不错",
    "价格太高",
    "",
  ])("by ordinary words: %s", (text) => expect(mentions(text)).toEqual([]));

  it("but an ordinary word counts in a name of several", () => {
    expect(mentions("Manila Home Center paid")).toEqual(["Manila Home Center: MAN | name"]);
    expect(mentions("Delta Foods paid")).toEqual(["Delta Foods: DFO | name"]);
  });
});

describe("of two that may be meant", () => {
  const all = (text: string) =>
    findMentions(text, customers, () => false, lexicon.personTitles).map(({ among }) =>
      among.map(({ ref }) => ref),
    );

  it("both are named, by a slip of the pen too", () => {
    expect(all("Delta said yes")).toEqual([["DTR", "DFO"]]);
    expect(all("Detla said yes")).toEqual([["DTR", "DFO"]]);
  });

  it("the longer run of words decides", () => {
    expect(all("Delta Foods said yes")).toEqual([["DFO"]]);
    expect(all("delta trade: no answer")).toEqual([["DTR"]]);
  });

  it("mentions do not overlap, and come in the order of the text", () => {
    const text = "Gulf Supplies, 佐藤さん, Delta, 伊斯坦布尔 and Emre";
    const found = findMentions(text, customers, () => false, lexicon.personTitles);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([
      "Gulf Supplies",
      "佐藤",
      "Delta",
      "伊斯坦布尔",
      "Emre",
    ]);
    for (const [at, { from }] of found.entries())
      expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
  });
});

describe("a family name after another's first name calls nobody", () => {
  it.each(["Fatima Noor is their new buyer", "新采购叫Thomas Peters", "met Wolfgang Vogel there"])(
    "%s",
    (text) => expect(mentions(text)).toEqual([]),
  );

  it.each([
    ["Faisal Noor replied", ["Faisal Noor: GUL | person | Faisal Noor"]],
    ["Herr Peters replied", ["Peters: HAN | person | Jens Peters"]],
    ["Dr Vogel is back", ["Vogel: HAN | person | Dr. Katrin Vogel"]],
    ["called Noor", ["Noor: GUL | person | Faisal Noor"]],
  ])("%s", (text, expected) => expect(mentions(text)).toEqual(expected));
});
