import { beforeEach, describe, expect, it } from "vitest";
import { buttonsOf } from "../../src/chat/message.ts";
import { type Person, startConversation } from "../support/conversation.ts";
import { sharedApp } from "../support/shared-app.ts";

const wednesday = "2026-12-02T05:30:00Z";

const app = sharedApp({ demo: true, now: wednesday });
let lily: Person;
let anna: Person;
let wei: Person;
let chen: Person;
beforeEach(() => {
  const { person } = startConversation(app, wednesday);
  [lily, anna, wei, chen] = [person("lily"), person("anna"), person("wei"), person("chen")];
});

describe("what the words tell", () => {
  it.each([
    ["Kuwait敲定了，2个高柜，总价9万8美元", { ref: "P6J", outcome: "ordered" }],
    ["Muscat发了样册", { ref: "C2Y", outcome: "contacted" }],
    ["Muscat把图纸发来了", { ref: "C2Y", outcome: "replied" }],
    ["Gulf的货款到账了", { ref: "F8H", outcome: "replied" }],
    ["Mahmoud收到样品了，不过颜色不对", { ref: "Q5E", outcome: "received" }],
    ["Hany的样品确认OK，下周三下PO", { ref: "R6D", outcome: "replied", next: "2026-12-09" }],
    ["Rashid同意了，尾款周五付", { ref: "W3M", outcome: "replied", next: "2026-12-04" }],
    ["Gulf返单 USD 26,300，30%定金，余款见提单", { ref: "F8H", outcome: "ordered" }],
    ["Kuwait定金收到，order confirm了", { ref: "P6J", outcome: "ordered" }],
    ["微信上敲了下Rashid，说了样品的事", { ref: "W3M", outcome: "contacted" }],
  ])("%s", async (line, item) => {
    const [shown] = await lily.says(line);
    expect(shown?.message.draft?.items).toMatchObject([item]);
  });

  it.each([
    ["rang Claire, she's snowed under till after Christmas", { ref: "E4W", outcome: "contacted" }],
    ["Marco isn't going for it, too dear", { ref: "U8A", outcome: "declined" }],
    ["Olivia settled the invoice this morning", { ref: "G4Q", outcome: "replied" }],
    ["pinged Claire re the artwork", { ref: "E4W", outcome: "contacted" }],
    ["Piotr says they'll pay by the 11th", { outcome: "replied", next: "2026-12-11" }],
  ])("%s", async (line, item) => {
    const [shown] = await anna.says(line);
    expect(shown?.message.draft?.items).toMatchObject([item]);
  });

  it.each([
    ["Gulf推两周", { ref: "F8H", act: "plan", next: "2026-12-16" }],
    ["Gulf先放10天", { ref: "F8H", act: "plan", next: "2026-12-12" }],
    ["Gulf这种大客户晾一个月 说不过去啊", null],
    ["Gulf等了一个月", null],
  ])("plans by a length of time only where words put off by it: %s", async (line, item) => {
    const [shown] = await lily.says(line);
    if (item === null) expect(shown?.message.draft).toBeUndefined();
    else expect(shown?.message.draft?.items).toMatchObject([item]);
  });

  it.each([
    ["hide Claire for 2 weeks", { ref: "E4W", act: "plan", next: "2026-12-16" }],
    ["Claire had to wait a month for that", null],
  ])("plans by a length of time only where words put off by it: %s", async (line, item) => {
    const [shown] = await anna.says(line);
    if (item === null) expect(shown?.message.draft).toBeUndefined();
    else expect(shown?.message.draft?.items).toMatchObject([item]);
  });

  it.each(["Lyon那家转莉莉吧 Anna手上太满", "把Lyon转给小莉"])(
    "knows colleagues by what they are called: %s",
    async (line) => {
      const [shown] = await chen.says(line);
      expect(shown?.message.draft?.items).toMatchObject([{ act: "owner", ref: "E4W" }]);
      chen.hears(/anna → lily/);
    },
  );

  it.each([
    "called Lyon and Athens, the former is fine, the latter no answer",
    "rang Hansa, Lyon and Milano - only Marco answered",
    "mailed Lyon and Warszawa, one of them replied",
  ])("asks who it was where several are told apart: %s", async (line) => {
    const [shown] = await anna.says(line);
    expect(shown?.message.draft).toBeUndefined();
    anna.hears(/What came of it/);
  });

  it("asks who it was where several are told apart, in Chinese", async () => {
    const [shown] = await lily.says("Gulf和Nile都打了，前一个聊得不错，后一个没接");
    expect(shown?.message.draft).toBeUndefined();
    lily.hears(/结果怎么样/);
  });

  it("offers the days of which one may be meant, and plans on the one that is chosen", async () => {
    const [shown] = await lily.says("Amman招标15号开标，18号问结果");
    expect(shown?.message.draft).toBeUndefined();
    expect(shown && buttonsOf(shown.message)).toHaveLength(2);
    await lily.says("1");
    lily.hears(/12\/18/);
  });

  it.each(["Athens balance landed, 9,300 EUR", "Porto wired the second deposit, EUR 4,100"])(
    "makes no order of a payment: %s",
    async (line) => {
      const [shown] = await anna.says(line);
      expect(shown?.message.draft?.items ?? []).not.toContainEqual(
        expect.objectContaining({ outcome: "ordered" }),
      );
    },
  );

  it("keeps an order that is paid in parts", async () => {
    const [shown] = await anna.says("Athens ordered 40 trolleys, 9,300 EUR, deposit 30%");
    expect(shown?.message.draft?.items).toMatchObject([{ ref: "Y7N", outcome: "ordered" }]);
  });

  it("takes the day that a correction names for the one on which it happened", async () => {
    await anna.says("#V6V ok discussed prices");
    const [shown] = await anna.says("that was monday, not today");
    expect(shown?.message.draft?.items).toMatchObject([
      { act: "undo" },
      { ref: "V6V", outcome: "contacted", at: "2026-11-30" },
    ]);
  });

  it("takes what is told of one later for more than what was told of all", async () => {
    const [shown] = await wei.says("打了釜山和槟城，釜山没人接，槟城聊了十分钟");
    expect(shown?.message.draft?.items).toMatchObject([
      { ref: "M8U", outcome: "no-answer" },
      { ref: "U5W", outcome: "contacted" },
    ]);
  });

  it("puts no touch on a day that is to come", async () => {
    const [shown] = await anna.says("told Claire we'd ship the second set monday");
    expect(shown?.message.draft?.items[0]).not.toHaveProperty("at");
    const [after] = await anna.says("Marco buys nothing before year-end, call again in January");
    expect(after?.message.draft?.items[0]?.next).toMatch(/^2027-01/);
  });

  it("says the outcome that is meant, and not the one that is denied", async () => {
    await anna.says("#V6V sample");
    const [shown] = await anna.says("sorry, it was a quote not a sample");
    expect(shown?.message.draft?.items).toMatchObject([{ act: "undo" }, { outcome: "quoted" }]);
  });

  it("keeps a fact with a denial as what it is", async () => {
    const [shown] = await anna.says("Claire doesnt eat fish, remember for the dinner");
    expect(shown?.message.draft?.items).toMatchObject([{ act: "note", ref: "E4W" }]);
  });

  it("is of both cities, though one is a common word", async () => {
    const [shown] = await anna.says("Lima and Seattle both got the quote");
    expect(shown?.message.draft?.items).toHaveLength(2);
  });
});

describe("a correction in words of its own", () => {
  it.each(["其实她接了", "说错了，接通了"])("%s", async (line) => {
    await lily.says("#V4R 未接");
    const [shown] = await lily.says(line);
    expect(shown?.message.draft?.items).toContainEqual(
      expect.objectContaining({ ref: "V4R", outcome: "contacted" }),
    );
  });

  it("changes the draft that is shown", async () => {
    await anna.says("called Marco, no answer");
    const [shown] = await anna.says("no wait, he did pick up");
    expect(shown?.message.draft?.items).toMatchObject([{ ref: "U8A", outcome: "contacted" }]);
  });
});

describe("what may be one of several things", () => {
  it("is asked, with what it may be among the buttons, and proposes nothing", async () => {
    const [shown] = await lily.says("Gulf那个盘子嘎嘎的");
    expect(shown?.message.draft).toBeUndefined();
    expect(shown && buttonsOf(shown.message).length).toBeGreaterThan(2);
  });
});
