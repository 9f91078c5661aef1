import { beforeEach, describe, expect, it } from "vitest";
import { AdapterError } from "../../../src/errors.ts";
import { sql } from "../../../src/store/database/sql.ts";
import { fillBirthdayHashes } from "../../../src/store/people/fill-birthday-hashes.ts";
import { addContacts } from "../../support/contacts.ts";
import { startConversation } from "../../support/conversation.ts";
import { type PushStage, setPushStage } from "../../support/push-stage.ts";
import { sharedApp } from "../../support/shared-app.ts";
import { foundTradingHouse, type TradingHouse } from "../../support/trading-house.ts";

// Friday 18 December 2026, a quarter to nine in London.
const friday = "2026-12-18T08:58:00Z";

let house: TradingHouse;
let stage: PushStage;
let ref: string;

const app = sharedApp({ http: false }, async () => {
  house = await foundTradingHouse(app.genjin.app.store);
  [ref = ""] = await house.addCustomers([
    { name: "York Works", owner: "tom", tier: "KA", country: "GB", zone: "Europe/London" },
  ]);
});
beforeEach(() => {
  stage = setPushStage(app, friday);
});

const people = (...sketches: Parameters<typeof addContacts>[2]) =>
  addContacts(app.genjin.app.store, ref, sketches);
const pushes = (kind: string) =>
  stage.posted.filter(({ message }) =>
    message.blocks.some((block) => block.type === "heading" && block.text.startsWith(kind)),
  );
const planned = async (kind: string) =>
  (await stage.deliveries()).filter((delivery) => delivery.kind === kind);

describe("greetings", () => {
  it("come a week and a day before, with drafts, in the message of the morning", async () => {
    await people({ name: "Olivia Hughes", observances: ["christmas"] });
    await stage.sweepFor(16);
    const [push] = pushes("Greetings");
    expect(push).toMatchObject({ chat: "direct:tom", message: { kind: "digest" } });
    expect(stage.posted.filter(({ chat }) => chat === "direct:tom")).toEqual([push]);
    expect(push?.text).toMatch(/Christmas · Fri 25 Dec · in 7 days\n• .* · #\w+\n/);
    expect(push?.text).toContain("Dear Olivia Hughes,");
    stage.at("2026-12-21T08:58:00Z");
    await stage.sweepFor(16);
    expect(pushes("Greetings")).toHaveLength(1);
    stage.at("2026-12-24T08:58:00Z");
    await stage.sweepFor(16);
    expect(pushes("Greetings").at(-1)?.text).toContain("Christmas · Fri 25 Dec · tomorrow");
  });

  it("are one list without drafts where they are many, with the way through them", async () => {
    const names = Array.from({ length: 11 }, (_, at) => `Olivia Hughes ${at}`);
    await people(...names.map((name) => ({ name, observances: ["christmas"] })));
    await stage.sweepFor(16);
    const [push] = pushes("Greetings");
    expect(push?.text).not.toContain("Dear");
    expect(push?.text.match(/Olivia Hughes/g)).toHaveLength(8);
    expect(push?.text).toContain(
      "3 more for Christmas, one after another with a draft: /greet Christmas",
    );
  });

  it("make no row for who has nobody to greet", async () => {
    await stage.sweepFor(16);
    // Tom's customer is British: nobody there was asked about Christmas yet.
    await people({ name: "Olivia Hughes", observances: ["christmas"] });
    stage.at("2026-12-18T00:58:00Z");
    await stage.sweepFor(16);
    expect((await planned("greetings")).map(({ recipient }) => recipient)).not.toContain(
      `member:${house.members.lily}`,
    );
  });

  it("only count those of whom to ask, and never wish them anything", async () => {
    await people({ name: "Olivia Hughes" });
    await stage.sweepFor(16);
    const [push] = pushes("Greetings");
    expect(push?.text).toContain("1 contact may keep Christmas: confirm with /greet Christmas");
    expect(push?.text).not.toContain("Dear");
    stage.at("2026-12-24T08:58:00Z");
    await stage.sweepFor(16);
    expect(pushes("Greetings").at(-1)?.text).not.toContain("Christmas");
  });

  it("tell before a weekend what falls on it, and not twice", async () => {
    await people({ name: "Olivia Hughes", observances: ["christmas"] });
    stage.at("2026-12-17T08:58:00Z");
    await stage.sweepFor(16);
    expect(pushes("Greetings")).toEqual([]);
    const [monday] = await house.addCustomers([
      { name: "Boston Gear", owner: "tom", country: "US", zone: "America/New_York" },
    ]);
    await addContacts(app.genjin.app.store, monday ?? "", [
      { name: "Ann Hill", observances: ["orthodox_christmas"] },
    ]);
    // 7 January 2027 is a Thursday; a week before it is New Year's Eve, a working day.
    stage.at("2026-12-31T08:58:00Z");
    await stage.sweepFor(16);
    expect(pushes("Greetings").at(-1)?.text).toContain("Orthodox Christmas · Thu 7 Jan");
  });

  it("that were missed are told with the next", async () => {
    await people({ name: "Olivia Hughes", observances: ["christmas", "new_year"] });
    await stage.sweepFor(16);
    expect(pushes("Greetings")).toHaveLength(1);
    stage.failing(() => Promise.reject(new Error("away")));
    stage.at("2026-12-24T08:58:00Z");
    await stage.sweepFor(16);
    stage.failing(null);
    stage.at("2026-12-29T08:58:00Z");
    await stage.sweepFor(16);
    const text = pushes("Greetings").at(-1)?.text;
    expect(text).toContain("Christmas · Fri 25 Dec · 4 days ago");
    expect(text).toContain("Missed: the day has passed");
  });
});

describe("birthdays", () => {
  it("come by the customer's calendar: a week before, the day before, the day itself", async () => {
    await people(
      { name: "Ada Day", birthday: "12-18" },
      { name: "Ben Next", birthday: "1980-12-19" },
      { name: "Cy Week", birthday: "12-25" },
      { name: "Dee Later", birthday: "12-30" },
    );
    await stage.sweepFor(11);
    const [push] = pushes("Birthdays");
    expect(push?.chat).toBe("direct:tom");
    expect(push?.text).toMatch(
      /• .*#\w+\n +Ada Day · today · Fri 18 Dec[\s\S]*\n +Ben Next · tomorrow[\s\S]*\n +Cy Week · in 7 days/,
    );
    expect(push?.text).not.toContain("Dee Later");
    expect(push?.message.subjects.map((subject) => subject.ref)).toEqual([ref]);
  });

  it("are done with once the wish was sent", async () => {
    await people({ name: "Ada Day", birthday: "12-18" }, { name: "Ben Next", birthday: "12-18" });
    stage.at("2026-12-17T08:58:00Z");
    await stage.sweepFor(11);
    const push = pushes("Birthdays").at(-1);
    if (push === undefined) throw new Error("no birthdays");
    const tom = startConversation(app, "2026-12-17T10:00:00Z").person("tom");
    await tom.receives(push.message);
    await tom.presses(/Ada Day/);
    tom.hears(/Logged/);
    const touches = await app.genjin.app.store.rows(sql`SELECT kind, due_was FROM touch`);
    expect(touches).toEqual([{ kind: "greeting", due_was: null }]);
    stage.at(friday);
    await stage.sweepFor(11);
    expect(pushes("Birthdays").at(-1)?.text).toContain("Ben Next · today");
    expect(pushes("Birthdays").at(-1)?.text).not.toContain("Ada Day");
  });

  it("come in the evening as well, while the day at the customer goes on", async () => {
    await people({ name: "Ada Day", birthday: "12-18" });
    stage.failing(() => Promise.reject(new AdapterError("busy", { retryable: true })));
    await stage.sweepFor(16);
    stage.failing(null);
    stage.at("2026-12-18T19:30:00Z");
    await stage.sweepFor(1);
    expect(pushes("Birthdays").at(-1)?.text).toContain("Ada Day · today · Fri 18 Dec");
  });

  it("never come when the member's quiet hours have begun", async () => {
    await people({ name: "Ada Day", birthday: "12-18" });
    stage.failing(() => Promise.reject(new Error("away")));
    await stage.sweepFor(16);
    stage.failing(null);
    stage.at("2026-12-18T21:01:00Z");
    await stage.sweepFor(1);
    expect(pushes("Birthdays")).toEqual([]);
  });

  it("never come when the day at the customer is over, but are told as missed", async () => {
    const [auckland = ""] = await house.addCustomers([
      { name: "Kauri Timber", owner: "tom", country: "NZ", zone: "Pacific/Auckland" },
    ]);
    const contacts = [{ name: "Kiri Day", birthday: "12-18" }];
    await addContacts(app.genjin.app.store, auckland, contacts);
    stage.at("2026-12-17T08:58:00Z");
    await stage.sweepFor(11);
    expect(pushes("Birthdays").at(-1)?.text).toContain("Kiri Day · tomorrow");
    stage.failing(() => Promise.reject(new AdapterError("busy", { retryable: true })));
    stage.at(friday);
    await stage.sweepFor(11);
    stage.failing(null);
    // 11:00 in London is midnight in Auckland.
    stage.at("2026-12-18T11:00:00Z");
    await stage.sweepFor(20);
    expect(pushes("Birthdays")).toHaveLength(1);
    expect((await planned("birthdays")).at(-1)).toMatchObject({ state: "expired" });
    stage.at("2026-12-21T08:58:00Z");
    await stage.sweepFor(11);
    const late = pushes("Birthdays").at(-1)?.text;
    expect(late).toMatch(/Kiri\sDay\s+(·\s)?missed,\s3\sdays\sago\s·\sFri\s18\sDec/);
    expect(late).not.toContain("Dear");
  });

  it("of key people are told to their manager as well", async () => {
    await people({ name: "Ada Day", birthday: "12-18" });
    stage.at("2026-12-18T00:58:00Z");
    await stage.sweepFor(11);
    const push = stage.posted.find(({ text }) => text.includes("Ada Day"));
    expect(push?.chat).toBe("direct:wei");
    expect(push?.text).toContain("Tom Baker 的客户");
    expect(push?.text).not.toContain("Dear");
  });

  it("are found although an older version wrote them", async () => {
    await people({ name: "Moon Lee", birthday: "lunar:11-10" });
    const { store } = app.genjin.app;
    await store.run(sql`UPDATE contact SET birthday_hash = NULL`);
    expect(await fillBirthdayHashes(store)).toBe(1);
    expect(await fillBirthdayHashes(store)).toBe(0);
    await stage.sweepFor(11);
    // The tenth of the eleventh lunar month of 2026.
    expect(pushes("Birthdays")[0]?.text).toMatch(
      /Moon\sLee\s+(·\s)?today\s·\sFri\s18\sDec\s·\slunar\sbirthday/,
    );
  });

  it("wish nothing cheerful after a broken promise", async () => {
    await people({ name: "Ada Day", birthday: "12-18" });
    await app.genjin.app.store.run(sql`
      INSERT INTO owed (id, kind, organization_id, customer_id, member_id, made_at, due_on)
      SELECT gen_random_uuid(), 'promise', organization_id, id, owner_id, now(), '2026-12-10' FROM customer`);
    await stage.sweepFor(11);
    const [push] = pushes("Birthdays");
    expect(push?.text).toContain("No cheerful wish now: promise of Thu 10 Dec not kept yet");
    expect(push?.text).not.toContain("Dear");
  });
});
