import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { type Conversation, startConversation } from "../../../test/support/conversation.ts";
import { sharedApp } from "../../../test/support/shared-app.ts";
import { foundTradingHouse } from "../../../test/support/trading-house.ts";
import type { Bot } from "../../bot/bot.ts";
import type { RouteAnswer } from "../../chat/route.ts";
import type { CivilDate, Instant } from "../../core/time/civil.ts";
import { sql } from "../../store/database/sql.ts";
import { calendarRoute } from "./calendar.route.ts";
import { icalendar } from "./icalendar.core.ts";

/** Wednesday: Rome and London change their clocks on Sunday 28 March. */
const wednesday = "2027-03-24T11:50:00Z";

let talk: Conversation;
let now = wednesday;

const app = sharedApp(
  { http: false, environment: { PUBLIC_URL: "https://follow.example.com/" } },
  async () => {
    const house = await foundTradingHouse(app.genjin.app.store);
    const touched = (at: string) => [{ at, outcome: "contacted" as const }];
    await house.addCustomers([
      {
        name: "Milano; Tessuti, Srl",
        owner: "tom",
        country: "IT",
        zone: "Europe/Rome",
        tier: "D",
        touches: touched("2026-12-29T09:00:00Z"),
      },
      {
        name: "Lombarda Arredi",
        owner: "tom",
        country: "IT",
        zone: "Europe/Rome",
        touches: touched("2026-06-01T09:00:00Z"),
      },
      { name: "Anadolu Tekstil", owner: "lily" },
      { name: "Stille AS", owner: "tom", country: "NO", zone: "Europe/Oslo" },
    ]);
  },
);
const store = () => app.genjin.app.store;
beforeEach(() => {
  talk = startConversation(app, wednesday);
  now = wednesday;
});

const route = () => {
  const bot: Bot = { ...app.genjin.bot, now: () => Date.parse(now) as Instant };
  return calendarRoute(bot);
};
const fetchFrom = (of: ReturnType<typeof route>, address: string): Promise<RouteAnswer> =>
  of.handle({
    headers: {},
    query: {},
    body: "",
    params: { file: address.slice(address.lastIndexOf("/") + 1) },
  });

const addressOf = (text: string) =>
  /https:\/\/follow\.example\.com\/calendar\/[\w-]{32}\.ics/.exec(text)?.[0] ?? "";

function eventsOf({ body = "" }: RouteAnswer) {
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown[] as never);
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      summary: event.summary,
      from: event.startDate.isDate
        ? event.startDate.toString()
        : event.startDate.toJSDate().toISOString(),
      to: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate().toISOString(),
    };
  });
}

describe("one's own calendar", () => {
  it("holds dues in the hours of the customer over a change of the clocks, promises and trips, and no words", async () => {
    const tom = talk.person("tom");
    await tom.says("today");
    await tom.says("1 promise send the secret price list by 2 April");
    await tom.says("trip Italy 30 March - 2 April");
    await tom.says("/visit Lombarda Arredi 31 March");
    await tom.says("calendar");
    const address = addressOf(tom.hears(/Your calendar/).text);
    const answer = await fetchFrom(route(), address);
    expect(answer).toMatchObject({ status: 200, type: "text/calendar; charset=utf-8" });
    const events = eventsOf(answer);
    const named = (part: string) => events.filter(({ summary }) => summary.includes(part));
    const [milano] = named("☎ Milano; Tessuti, Srl #");
    // Ninety days after 29 December; 9:00 in Rome is 7:00 UTC in summer.
    expect(milano).toMatchObject({ from: "2027-03-30T07:00:00.000Z" });
    expect(named(": Lombarda Arredi")).toMatchObject([{ from: "2027-04-02", to: "2027-04-03" }]);
    expect(named("✈ Italy")).toMatchObject([{ from: "2027-03-30", to: "2027-04-03" }]);
    expect(named("Lombarda Arredi #").filter(({ uid }) => uid.startsWith("visit-"))).toMatchObject([
      { from: "2027-03-31", to: "2027-04-01" },
    ]);
    expect(answer.body).not.toMatch(/secret|price list|Anadolu/);
    const again = eventsOf(await fetchFrom(route(), address));
    expect(again.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it("keeps no token but its hash, replaces it, and revokes it at once", async () => {
    const tom = talk.person("tom");
    await tom.says("calendar");
    const first = addressOf(tom.hears(/only this once/).text);
    await tom.says("calendar");
    tom.hears(/a link since Wed 24 Mar; I cannot show it again/);
    expect((await fetchFrom(route(), first)).status).toBe(200);
    await tom.presses(/new link/);
    const second = addressOf(tom.hears(/Your calendar/).text);
    expect(second).not.toBe(first);
    expect((await fetchFrom(route(), first)).status).toBe(404);
    expect((await fetchFrom(route(), second)).status).toBe(200);
    const rows = await store().rows<{ hash: Buffer }>(
      sql`SELECT token_hash AS hash FROM calendar_link`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash.toString("latin1")).not.toContain(second.slice(-36, -4));
    await tom.says("calendar revoke");
    tom.hears(/answers nobody any more/);
    expect((await fetchFrom(route(), second)).status).toBe(404);
    await tom.says("calendar revoke");
    tom.hears(/no calendar link/);
  });

  it.each([
    ["lily", "日历", "日历 换新", /3\/24|03\/24/, /你的日历/],
    ["tom", "/calendar", "calendar new", /Wed 24 Mar/, /Your calendar/],
  ])(
    "of %s stays as it is until another is asked for",
    async (who, asked, renewed, since, shown) => {
      const person = talk.person(who);
      await person.says(asked);
      const first = addressOf(person.hears(shown).text);
      await person.says(asked);
      person.hears(since);
      person.hearsNot(/https:/);
      expect((await fetchFrom(route(), first)).status).toBe(200);
      await person.says(renewed);
      const second = addressOf(person.hears(shown).text);
      expect((await fetchFrom(route(), first)).status).toBe(404);
      expect((await fetchFrom(route(), second)).status).toBe(200);
    },
  );

  it("is not found under what is no token, and tells whoever asks too often", async () => {
    const lily = talk.person("lily");
    await lily.says("日历");
    const address = addressOf(lily.hears(/你的日历/).text);
    const of = route();
    expect((await fetchFrom(of, `${address.slice(0, -5)}.ics`)).status).toBe(404);
    expect((await fetchFrom(of, address.replace(".ics", ".txt"))).status).toBe(404);
    for (let count = 0; count < 60; count++)
      expect((await fetchFrom(of, address)).status).toBe(200);
    expect((await fetchFrom(of, address)).status).toBe(429);
    now = "2027-03-24T13:00:00Z";
    expect((await fetchFrom(of, address)).status).toBe(200);
    await lily.says("日历 撤销");
    lily.hears(/不再有效/);
  });

  it("leaves out who asked for no contact, and ends with the membership", async () => {
    const tom = talk.person("tom");
    await tom.says("calendar");
    const address = addressOf(tom.hears(/Your calendar/).text);
    expect((await fetchFrom(route(), address)).body).toMatch(/Stille AS/);
    const [stille] = await store().rows<{ ref: string }>(
      sql`SELECT ref FROM customer WHERE name = 'Stille AS'`,
    );
    await tom.says(`stop #${stille?.ref} all`);
    const after = await fetchFrom(route(), address);
    expect(after.body).not.toMatch(/Stille AS/);
    expect(after.body).toMatch(/Lombarda/);
    await store().run(sql`UPDATE member SET is_active = FALSE WHERE handle = 'tom'`);
    expect((await fetchFrom(route(), address)).status).toBe(404);
  });
});

it.each(["calendar prices were sent to Anadolu Tekstil", "calendar samples for 2028 are ready"])(
  "is no calendar: %s",
  async (line) => {
    const lily = talk.person("lily");
    await lily.says(line);
    lily.hearsNot(/https:|PUBLIC_URL|\/日历/);
    expect(await store().rows(sql`SELECT 1 FROM calendar_link`)).toEqual([]);
  },
);

describe("a calendar without an address of ours", () => {
  it.each([
    [undefined, /设置 PUBLIC_URL/],
    ["http://follow.example.com", /不是加密的网址/],
  ])("%s", async (publicUrl, refusal) => {
    const { publicUrl: _, ...bot } = app.genjin.bot;
    const without = {
      ...{ url: app.url },
      genjin: { ...app.genjin, bot: publicUrl === undefined ? bot : { ...bot, publicUrl } },
    };
    const lily = startConversation(without as typeof app, wednesday).person("lily");
    await lily.says("日历");
    lily.hears(refusal);
    expect(await store().rows(sql`SELECT 1 FROM calendar_link`)).toEqual([]);
  });
});

describe("RFC 5545", () => {
  const summary = `汉堡的会议，和 Müller & Söhne; Straße 5, 20095 \\ Hamburg\nBEGIN:VEVENT ${"长".repeat(60)}`;
  const text = icalendar(
    "名字",
    [
      {
        uid: "a@x",
        summary,
        firstDay: "2027-12-31" as CivilDate,
        lastDay: "2027-12-31" as CivilDate,
      },
      {
        uid: "b@x",
        summary: "x",
        from: Date.parse("2027-10-31T00:30:00Z") as Instant,
        to: Date.parse("2027-10-31T01:30:00Z") as Instant,
      },
    ],
    Date.parse(wednesday) as Instant,
  );

  it("ends lines with CRLF, none of more than 75 octets, and breaks no character", () => {
    const lines = text.split("\r\n");
    expect(lines.at(-1)).toBe("");
    expect(lines.every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).not.toContain("\ufffd");
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
    expect(text.match(/^DTSTAMP:20270324T115000Z\r$/gm)).toHaveLength(2);
  });

  it("is read again as it was meant", () => {
    expect(eventsOf({ status: 200, body: text })).toEqual([
      { uid: "a@x", summary, from: "2027-12-31", to: "2028-01-01" },
      {
        uid: "b@x",
        summary: "x",
        from: "2027-10-31T00:30:00.000Z",
        to: "2027-10-31T01:30:00.000Z",
      },
    ]);
  });
});
