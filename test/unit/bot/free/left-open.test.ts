import { describe, expect, it } from "vitest";
import type { Act } from "../../../../src/bot/understanding/free/acts.ts";
import { daysToChoose } from "../../../../src/bot/understanding/free/clause-days.ts";
import { wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { leftOpen } from "../../../../src/bot/understanding/free/left-open.ts";
import { readParts } from "../../../../src/bot/understanding/free/read-clause.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

const clauseOf = (typed: string) => {
  const { said, spans } = read(typed);
  return wholeClause(said, spans);
};

const left = (act: Act, typed: string) => {
  const clause = clauseOf(typed);
  return leftOpen(clause, act, readParts(clause, lexicon, today), lexicon, today);
};

describe("what a clause leaves open", () => {
  it.each<[Act, string]>([
    ["ordered", "Nile wired 4,500 USD as a deposit"],
    ["ordered", "Hansa balance came in, 12k EUR"],
    ["ordered", "Nile余款到账 8800美金"],
    ["ordered", "Gulf那边颜色定了，等排期"],
    ["ordered", "Nile is all sorted"],
  ])("an order needs its word, or a sum that is no payment, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["ordered", "Hansa: order placed? No, the budget comes first"],
    ["ordered", "Nile PO signed? Nope."],
    ["ordered", "Gulf下单了？没有，等老板"],
    ["received", "Hansa received the sample? not yet"],
    ["promised", "promised Hansa nothing, just talked"],
  ])("what is denied after it is none, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["declined", "Hansa is probably buying from the other plant"],
    ["ordered", "Gulf估计签单了"],
    ["ordered", "真希望Nile今天下单"],
    ["received", "I think Hansa got the samples"],
    ["contacted", "was supposed to meet Hansa last week"],
    ["contacted", "本来要约Gulf见面的"],
    ["plan", "meant to ring Nile on Friday"],
    ["snooze", "Emre下周四休假"],
    ["quoted", "Travis quoted us what he pays now"],
    ["quoted", "Nile给我报了他们的心理价"],
  ])("what is guessed, wished for, left undone or theirs is not told, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["declined", "Hansa said no, maybe next year"],
    ["quoted", "quoted Hansa 5k, probably too high"],
  ])("a guess beside what was told leaves it, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBeNull(),
  );

  it.each<[Act, string]>([
    ["ordered", "Nile: PO is in, sum to follow"],
    ["ordered", "Hansa 9.5k EUR of drill bits"],
    ["ordered", "Nile返单 USD 9,000，30%定金"],
    ["ordered", "Gulf下单了，定金明天付"],
  ])("what says so is one, %s: %s", (act, typed) => expect(left(act, typed)).toBeNull());

  it.each<[Act, string]>([
    ["ordered", "Nile wants 300 sets, PO comes 10 Dec"],
    ["ordered", "Hansa订单12月10日下"],
  ])("an order that is to come is none yet, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["quoted", "told Mahmoud he'll have our offer soon"],
    ["quoted", "回头给Nile报个价"],
    ["sampled", "Nile的样品晚点寄"],
  ])("what is still to be sent has not been, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["quoted", "sent Nile our offer"],
    ["contacted", "told Mahmoud we'll send it"],
  ])("what was sent has been, %s: %s", (act, typed) => expect(left(act, typed)).toBeNull());

  it.each<[Act, string]>([
    ["contacted", "called Nile and Hansa, the second one did not pick up"],
    ["contacted", "Nile和Gulf都联系了，有家电话没打通"],
  ])("of several that are told apart nobody knows who it was, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("act"),
  );

  it.each<[Act, string]>([
    ["no-answer", "Nile和Gulf都打了，都没人接"],
    ["contacted", "met Nile and Hansa, both fine"],
  ])("what is told of all is of all, %s: %s", (act, typed) => expect(left(act, typed)).toBeNull());

  it.each<[Act, string]>([
    ["plan", "Nile招标15号开标，18号问结果"],
    ["plan", "Hansa fair on 10 Dec, contract on 14 Dec"],
  ])("of two days neither is the next, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBe("day"),
  );

  it.each<[Act, string]>([
    ["plan", "Nile招标15号开标，18号再联系"],
    ["plan", "call Hansa on 14 Dec"],
    ["plan", "今天没空，明天打给Nile"],
    ["snooze", "Nile今年不买了，明年3月再说"],
  ])("a day that is appointed is, %s: %s", (act, typed) => expect(left(act, typed)).toBeNull());

  it("offers the days that were named", () =>
    expect(
      daysToChoose(clauseOf("Hansa fair on 10 Dec, contract on 14 Dec"), lexicon, today),
    ).toEqual(["2026-12-14", "2026-12-10"]));
});

describe("an outcome that its own word denies is asked", () => {
  it.each<[Act, string]>([
    ["complained", "Nile never complained about the colour"],
    ["complained", "that was not a complaint from Mahmoud, just a question"],
    ["complained", "Nile没投诉，就是问问包装"],
    ["complained", "Gulf那边不是投诉，是想了解流程"],
    ["declined", "Emre didn't say no, he wants to see the boss first"],
    ["declined", "Ricardo没说不要，就是先放放"],
    ["declined", "Nile并没有拒绝"],
    ["ordered", "Nile has not placed the order"],
    ["received", "Gulf没收到样品"],
  ])("%s: %s", (act, typed) => expect(left(act, typed)).toBe("act"));

  it.each<[Act, string]>([
    ["complained", "Nile complained that the machine doesn't work"],
    ["complained", "Gulf投诉颜色不对"],
    ["declined", "Emre said no, not this year"],
    ["quoted", "quoted Noa 310 USD a piece"],
  ])("what denies something else does not, %s: %s", (act, typed) =>
    expect(left(act, typed)).toBeNull(),
  );
});

describe("an order that went elsewhere, or is only wanted, is none", () => {
  it.each([
    "Mahmoud placed the order. with a competitor",
    "Nile ordered from another supplier",
    "Emre下单了，不过给了同行",
    "Gulf在别家下单了",
    "Ricardo说要返单2000件，价格没定",
    "Nile wants to reorder 300 sets",
    "Gulf想下单，等预算",
    "Emre那边说PO周五出",
  ])("%s", (typed) => expect(left("ordered", typed)).toBe("act"));
});

describe("a day that is written either way round is asked", () => {
  it.each([
    ["Emre is off until 1/3, dont ring before", ["2027-03-01", "2027-01-03"]],
    ["call Nile again 5/2", ["2027-02-05"]],
    ["snooze Nile to 20/1", ["2027-01-20"]],
  ])("%s", (typed, days) => expect(daysToChoose(clauseOf(typed), lexicon, today)).toEqual(days));
});

describe("what is forbidden, or asked in the midst of a sentence, has not been done", () => {
  it.each<[Act, string]>([
    ["contacted", "别给Nile发了他们换人了"],
    ["quoted", "先别给Emre报价，参数要改"],
    ["quoted", "don't quote Nile yet, specs are changing"],
    ["sampled", "样品寄了吗给Nile的"],
    ["contacted", "电话打过吗Gulf那边"],
  ])("%s: %s", (act, typed) => expect(left(act, typed)).toBe("act"));

  it.each<[Act, string]>([
    ["replied", "Emre问样品寄了吗"],
    ["contacted", "Nile说别打电话了"],
  ])("what they said is told, %s: %s", (act, typed) => expect(left(act, typed)).toBeNull());
});

it("what asks plans nothing", () => expect(left("plan", "Nile这个月到底催过几次")).toBe("act"));
