import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goalIn, readGoal, topicOf } from "../../src/core/touch/read-goal.ts";
import { type PlannedFrom, touchPlan } from "../../src/core/touch/touch-plan.ts";
import { nextTopic, type TouchTopic, topics } from "../../src/core/touch/touch-topic.ts";
import "../support/properties.ts";

describe("what the words of a touch say of goals and content", () => {
  it.each([
    ["聊了半小时 目标 约到采购经理", "聊了半小时", "约到采购经理", null, null],
    ["目标达成，下次目标：签样品单", null, "签样品单", true, null],
    ["目标还没达到", null, null, false, null],
    ["没达成目标，对方休假", "对方休假", null, false, null],
    ["met at the fair, next goal: trial order", "met at the fair", "trial order", null, null],
    ["goal: name of their forwarder", null, "name of their forwarder", null, null],
    ["the goal was achieved; content: case study", null, null, true, "case"],
    ["last goal not met", null, null, false, null],
    ["内容 行情", null, null, null, "market-news"],
    ["we reached the goal. sent pictures", "sent pictures", null, true, null],
  ] as const)("“%s”", (said, note, goal, isReached, topic) => {
    expect(readGoal(said)).toEqual({ note, goal, isReached, topic });
  });

  it.each([
    "他们的目标价是 2.8",
    "目标市场在南美",
    "目标达到了吗？",
    "目标达成以后再谈账期",
    "once the goal is reached we lower the price",
    "their goal is to open ten shops",
    "no goal in mind",
    "goal not clear",
    "内容很多，没看完",
    "content with the samples",
  ])("of “%s” nothing", (said) => {
    expect(readGoal(said)).toEqual({ note: said, goal: null, isReached: null, topic: null });
  });

  it.each([
    ["约到总经理", "约到总经理"],
    ["达成了", null],
    ["reached", null],
    ["not reached", null],
    ["get them to send the drawings", "get them to send the drawings"],
  ])("“%s” as a goal by itself", (said, goal) => {
    expect(goalIn(said)).toBe(goal);
  });

  it.each<[string, "contacted" | "quoted" | "sampled", TouchTopic | null]>([
    ["给他寄了样本册", "contacted", "catalogue"],
    ["emailed Rosa the spring brochure", "contacted", "catalogue"],
    ["分享了行业动态", "contacted", "market-news"],
    ["told them the market news", "contacted", "market-news"],
    ["邀请老板来厂参观", "contacted", "factory"],
    ["showed him the new workshop", "contacted", "factory"],
    ["介绍了两款新品", "contacted", "new-product"],
    ["pitched the new collection", "contacted", "new-product"],
    ["讲了一个智利的案例", "contacted", "case"],
    ["帮客户查到了船期", "contacted", "help"],
    ["helped them with the customs form", "contacted", "help"],
    ["向他请教了当地的展会", "contacted", "advice"],
    ["asked for his opinion on the packing", "contacted", "advice"],
    ["催合同", "contacted", "business"],
    ["chased the deposit", "contacted", "business"],
    ["40' container", "quoted", "business"],
    ["", "sampled", "business"],
    ["目录还没发", "contacted", null],
    ["没寄目录", "contacted", null],
    ["下周发新品", "contacted", null],
    ["will send the brochure on Monday", "contacted", null],
    ["didn't show the factory", "contacted", null],
    ["wants a case study", "contacted", null],
    ["聊得挺好", "contacted", null],
  ])("“%s” (%s) was about %s", (note, outcome, topic) => {
    expect(topicOf(note === "" ? null : note, outcome)).toBe(topic);
  });
});

describe("what to talk about next", () => {
  it("is never what was talked about last, and the same for the same past", () => {
    const pasts = fc.array(fc.constantFrom<TouchTopic>(...topics, "business"), { maxLength: 20 });
    fc.assert(
      fc.property(pasts, (past) => {
        const next = nextTopic(past);
        expect(next).not.toBe(past.find((one) => one !== "business"));
        expect(nextTopic([...past])).toBe(next);
      }),
    );
  });

  it("is every topic once before any comes again, wherever one begins", () => {
    for (const first of topics) {
      const past: TouchTopic[] = [first];
      for (let turn = 1; turn < topics.length; turn++) past.unshift(nextTopic(past));
      expect(new Set(past)).toEqual(new Set(topics));
      expect(nextTopic(past)).toBe(first);
    }
  });

  it("goes on behind what was talked about last, business aside", () => {
    expect(nextTopic([])).toBe("catalogue");
    expect(nextTopic(["business", "factory"])).toBe("new-product");
    expect(nextTopic(["advice", "catalogue"])).toBe("market-news");
  });
});

describe("what the next touch is for", () => {
  const touch = (one: Partial<PlannedFrom>): PlannedFrom => ({
    ...{ outcome: "contacted", direction: "out", topic: null, goal: null, goalReached: null },
    ...one,
  });

  it("is the last goal, judged by touches after it alone", () => {
    expect(touchPlan([])).toMatchObject({ goal: null, isReached: null, businessRun: 0 });
    expect(
      touchPlan([touch({ goal: "new", goalReached: true }), touch({ goal: "old" })]),
    ).toMatchObject({ goal: "new", isReached: null });
    expect(
      touchPlan([touch({}), touch({ goalReached: false }), touch({ goal: "old" })]),
    ).toMatchObject({ goal: "old", isReached: false });
  });

  it("counts touches of ours about business alone, not whom nobody reached nor what came from them", () => {
    const business = touch({ topic: "business" });
    const missed = touch({ outcome: "no-answer" });
    const theirs = touch({ direction: "in", outcome: "replied" });
    expect(touchPlan([business, missed, business, theirs, business]).businessRun).toBe(3);
    expect(touchPlan([business, touch({}), business]).businessRun).toBe(1);
    expect(touchPlan([business, touch({ topic: "case" }), business]).businessRun).toBe(1);
  });
});
