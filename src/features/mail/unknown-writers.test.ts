import { beforeEach, describe, expect, it } from "vitest";
import { startConversation } from "../../../test/support/conversation.ts";
import { noQueue, setPushStage } from "../../../test/support/push-stage.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../../test/support/trading-house.ts";
import { hearMail, hearWaiting } from "../../app/mail/hear-mail.ts";
import type { MailMessage } from "../../core/mail/mail-message.ts";
import type { Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";
import { writerName } from "./writer-name.core.ts";

/** Wednesday, 18:00 in Shanghai. */
const evening = Date.parse("2026-12-02T10:00:00Z") as Instant;

let house: TradingHouse;
let [izmir, lyon] = ["", ""];
const app = sharedApp({ http: false }, async () => {
  const { store } = app.genjin.app;
  house = await foundTradingHouse(store);
  [izmir = "", lyon = ""] = await house.addCustomers([
    { name: "Izmir Stone", owner: "lily", tier: "C" },
    { name: "Lyon Tiles", owner: "tom", tier: "C" },
  ]);
  await store.run(sql`UPDATE customer SET domain = 'izmirstone.example' WHERE ref = ${izmir}`);
  await store.run(sql`UPDATE customer SET domain = 'lyontiles.example' WHERE ref = ${lyon}`);
});

const ours = { address: "sales@ours.example", name: "" };

async function hear(name: string, address: string, id: string, by: MailMessage["from"] = null) {
  const them = { address, name };
  const mail: MailMessage = {
    ...{ id, from: by ?? them, to: [by === null ? ours : them] },
    ...{ writtenAt: evening, subject: "Marble", text: "Please quote", attachments: [] },
    ...{ headers: new Map(), hasCalendar: false, attached: null },
  };
  const ears = {
    organizationId: house.organizationId,
    addresses: ["sales@ours.example"],
    server: null,
  };
  return hearMail(app.genjin.app, ears, mail, evening, evening);
}

describe("somebody unknown who writes from a customer", () => {
  beforeEach(async () => {
    await hear("Yılmaz, Deniz", "deniz@izmirstone.example", "1");
    await hear("Yılmaz, Deniz", "deniz@izmirstone.example", "2");
    await hear("", "paul.girard@lyontiles.example", "3");
  });

  it("is offered to the owner the next morning, once, and added by a button", async () => {
    const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(30);
    stage.at("2026-12-03T08:50:00Z");
    await stage.sweepFor(20);
    stage.at("2026-12-04T00:50:00Z");
    await stage.sweepFor(20);
    const told = stage.posted.filter(({ text }) => /by mail|新面孔/.test(text));
    expect(told.map(({ chat, text }) => `${chat} ${text}`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^direct:lily [\\s\\S]*客户那边有新面孔来信：1 人[\\s\\S]*#${izmir} Izmir Stone · Deniz Yılmaz（deniz@izmirstone.example）来信：Marble`,
        ),
      ),
      expect.stringMatching(
        new RegExp(`^direct:tom [\\s\\S]*by mail: 1[\\s\\S]*#${lyon} Lyon Tiles · Paul Girard `),
      ),
    ]);
    const lily = startConversation(app, "2026-12-03T01:10:00Z").person("lily");
    const [first] = told;
    if (first === undefined) throw new Error("nobody was told");
    await lily.receives(first.message);
    await lily.presses(/加 Deniz Yılmaz/);
    lily.hears(/Deniz Yılmaz/);
    expect(await hearWaiting(app.genjin.app, house.organizationId, evening)).toBe(2);
    await lily.says(`历史 ${izmir}`);
    lily.hears(/✉ 已回复 · .*Marble/);
  }, 120_000);

  it("is not offered where they were added meanwhile", async () => {
    const lily = startConversation(app, "2026-12-02T10:05:00Z").person("lily");
    await lily.says(`联系人 ${izmir} Deniz deniz@izmirstone.example`);
    const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(30);
    expect(stage.posted.filter(({ text }) => /新面孔/.test(text))).toEqual([]);
  }, 120_000);
});

describe("somebody unknown at a customer of one who is away", () => {
  const told = (posted: readonly { readonly chat: string; readonly text: string }[]) =>
    posted.filter(({ text }) => /by mail|新面孔/.test(text)).map(({ chat, text }) => chat + text);

  it("is offered to whom the list is lent", async () => {
    await hear("Deniz", "deniz@izmirstone.example", "1");
    const lily = startConversation(app, "2026-12-02T10:05:00Z").person("lily");
    await lily.says("休假 明天到周五");
    await lily.says("交接 tom 明天到周五");
    const stage = setPushStage(app, "2026-12-03T08:50:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(30);
    expect(told(stage.posted)).toEqual([
      expect.stringMatching(new RegExp(`^direct:tom[\\s\\S]*#${izmir} Izmir Stone · Deniz `)),
    ]);
  }, 120_000);

  it("is offered after weeks as well", async () => {
    await hear("Deniz", "deniz@izmirstone.example", "1");
    const stage = setPushStage(app, "2026-12-17T00:50:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(30);
    expect(told(stage.posted)).toEqual([expect.stringMatching(/^direct:lily[\s\S]*Deniz/)]);
  }, 120_000);

  it("is not said to be written to by who reads of it, where a colleague was it", async () => {
    const { store } = app.genjin.app;
    const hash = store.cipher.lookupHash("email", "tom@ours.example");
    await store.run(sql`UPDATE member SET email_hash = ${hash} WHERE handle = 'tom'`);
    await hear("Deniz", "deniz@izmirstone.example", "1", { address: "tom@ours.example", name: "" });
    const stage = setPushStage(app, "2026-12-03T00:50:00Z", noQueue, await app.genjin.pushes());
    await stage.sweepFor(30);
    expect(told(stage.posted)).toEqual([
      expect.stringMatching(/^direct:lily[\s\S]*同事写给了 Deniz/),
    ]);
  }, 120_000);
});

describe("how somebody is called", () => {
  it.each([
    ["Maria Lopez", "m@x.example", "Maria Lopez"],
    ["Lopez, Maria", "m@x.example", "Maria Lopez"],
    ["Maria Lopez (Delta)", "m@x.example", "Maria Lopez"],
    ["", "maria.lopez@x.example", "Maria Lopez"],
    ["maria@x.example", "maria@x.example", "Maria"],
    ["王伟", "w@x.example", "王伟"],
    ["", "1234@x.example", "1234"],
  ])("%s %s", (name, address, called) => {
    expect(writerName({ name, address })).toBe(called);
  });
});
