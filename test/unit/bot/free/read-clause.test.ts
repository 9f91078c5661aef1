import { describe, expect, it } from "vitest";
import { wholeClause } from "../../../../src/bot/understanding/free/clauses.ts";
import { readClause } from "../../../../src/bot/understanding/free/read-clause.ts";
import { lexicon, read, today } from "../../../support/free-customers.ts";

/** What a line does. */
const act = (typed: string) => {
  const { said, spans } = read(typed);
  return readClause(wholeClause(said, spans), lexicon, today).act;
};

describe("until when an offer holds is no day on which it is sent", () => {
  it.each(["quoted Emre 12.4k usd valid till end of month", "给Emre报了5200美金 有效期到12月15日"])(
    "%s",
    (text) => expect(act(text)).toBe("quoted"),
  );
});

describe("what turns within a line is what it turns to", () => {
  it.each([
    "Emre not interested in the brackets but YES to the hinges",
    "Emre说灯带不要了，不过面板灯感兴趣",
    "Emre没回邮件，不过WhatsApp回了",
    "Emre didn't pick up but answered on whatsapp",
    "没打通Emre，但他后来打回来了",
  ])("%s: replied", (text) => expect(act(text)).toBe("replied"));

  it.each(["Emre declined but maybe next year", "Emre拒绝了 不过愿意明年再聊"])(
    "%s: declined",
    (text) => expect(act(text)).toBe("declined"),
  );

  it.each(["Emre电话没接，但微信留了言", "Emre didn't pick up but I left a voicemail"])(
    "%s: no answer",
    (text) => expect(act(text)).toBe("no-answer"),
  );

  it("asks where an order is told behind a refusal", () =>
    expect(act("Emre doesn't want brackets but ordered hinges for USD 3,000")).toBeNull());
});

describe("what has not been done is no touch", () => {
  it.each(["haven't quoted Nile yet", "还没给Nile报价", "Nile sample not yet sent"])("%s", (text) =>
    expect(["not-yet", "plan", "news"]).toContain(act(text)),
  );
});

describe("what is still to be sent by a day is promised", () => {
  it.each(["price list to Emre by 15.12.", "Nile的样品12月20日前"])("%s", (text) =>
    expect(act(text)).toBe("promised"),
  );

  it.each(["sent Emre the price list by Friday as he wished"])("%s was sent", (text) =>
    expect(act(text)).not.toBe("promised"),
  );
});

describe("what they say they would do is their answer", () => {
  it.each(["Emre说如果降价就下单", "Nile说要是能便宜就订"])("%s", (text) =>
    expect(act(text)).toBe("replied"),
  );
});

describe("a name and what is wanted of it asks", () => {
  it.each([
    "Emre电话",
    "Nile的邮箱",
    "Emre's phone number",
    "Ricardo 微信？",
    "Emre电话发我一下",
    "Emre手机号发我下，土耳其那个",
    "Nile邮箱给我看看，谢谢",
    "Emre email again please",
  ])("%s", (text) => expect(act(text)).toBe("ask"));

  it.each([
    "给Emre打电话了",
    "Nile电话没接",
    "Emre电话给我说要降价5%",
    "Emre email again, wants 5% off",
    "Nile邮箱给我发了订单",
    "Emre email again with questions",
  ])("%s does not", (text) => expect(act(text)).not.toBe("ask"));
});

describe("paper that somebody has is no sample received", () => {
  it.each(["Emre收到目录了，要给老板看", "Emre got the price list", "Nile received our drawings"])(
    "%s",
    (text) => expect(act(text)).not.toBe("received"),
  );

  it.each(["Nile收到样品和报价单了", "Emre received the sample"])("%s is one", (text) =>
    expect(act(text)).toBe("received"),
  );
});

describe("paper without a price is no quote", () => {
  it.each(["Nile的检测报告发过去了", "sent Nile the certificates", "把图纸发给Emre了"])(
    "%s",
    (text) => expect(act(text)).not.toBe("quoted"),
  );

  it.each(["给Nile报价了", "sent Nile the price list", "Nile的PI发了"])("%s is one", (text) =>
    expect(act(text)).toBe("quoted"),
  );
});

describe("several names and one outcome", () => {
  it.each(["Emre and Ricardo both vm", "Nile, Anadolu都没接"])("%s", (text) =>
    expect(act(text)).toBe("no-answer"),
  );
});

describe("a day that is over plans nothing", () => {
  it.each(["28号跟Emre打过电话忘记记了"])("%s", (text) => expect(act(text)).toBe("contacted"));

  it.each(["11月28号跟Emre视频过", "28号我给Emre打了电话", "今天跟Emre视频开了会，聊明年框架"])(
    "%s",
    (text) => expect([null, "contacted"]).toContain(act(text)),
  );

  it.each(["28号再给Emre打电话", "Emre说了28号再打"])("%s is one to come", (text) =>
    expect(act(text)).toBe("plan"),
  );
});

describe("what if is asked", () => {
  it.each(["如果Emre周五前没收到硬度报告会怎样", "要是Nile一直不回要不要再打"])("%s", (text) =>
    expect(act(text)).toBe("ask"),
  );
});

describe("a request to stop behind a refusal is one to stop", () => {
  it.each([
    "Emre not interested, but wants us to stop writing",
    "Emre没兴趣，不过让我们别再打电话了",
  ])("%s", (text) => expect(act(text)).toBe("stop"));
});
