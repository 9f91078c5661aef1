import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAccounts } from "../../src/app/members/find-accounts.ts";
import { findChat } from "../../src/app/messages/find-chat.ts";
import type { CivilDate, Instant } from "../../src/core/time/civil.ts";
import { locales } from "../../src/core/vocabulary.ts";
import { simulate } from "../../src/scheduler/simulate.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { addAccount } from "../../src/store/members/accounts.ts";
import { bindTeamChat } from "../../src/store/members/teams.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { fingerprintOf, idsOf, textsOf } from "../support/canaries.ts";
import { noQueue } from "../support/push-stage.ts";
import { addHouse, type House, openHouses, readable, type Said } from "../support/two-houses.ts";
import { dialogues, type Line } from "./contact-sheet/dialogues.ts";

/** Wednesday 19:50 in Beijing, 12:50 in Berlin. */
const wednesday = "2026-12-02T11:50:00Z";

/** Lines drawn of all there are; each is said in both houses. */
const drawn = 80;

const people = { seller: "anna", manager: "chen", admin: "admin" } as const;

let app: TestApp;
let stage: ReturnType<typeof openHouses>;
let one: House;
let two: House;
let alone: Readonly<Record<string, readonly string[]>>;
let aloneSimulated: readonly string[];

/** A line that somebody may say, wherever and in whichever language. */
type Spoken = Pick<Line, "who" | "where"> & { readonly text: string; readonly isReply: boolean };

/** Every line of the dialogues, and the example of every command, in both languages. */
function allLines(): Spoken[] {
  const { translator, bot } = app.genjin;
  const played = Object.values(dialogues)
    .flat()
    .flatMap((line) =>
      locales.map((locale) => ({
        who: line.who,
        where: line.where,
        text: line[locale].replace("{seller}", "anna").replace(/\{\w+\}/g, "#A2A"),
        isReply: line.isReply === true,
      })),
    );
  const examples = [...bot.commands.keys()].flatMap((name) =>
    locales.flatMap((locale) =>
      (["seller", "admin"] as const).map((who) => ({
        who,
        where: "direct" as const,
        text: translator.speaker(locale).t(`commands:${name}.example` as never),
        isReply: false,
      })),
    ),
  );
  return [...examples, ...played];
}

/** Lines that change nothing, and so may be asked again. */
const asked = [
  ["anna", "/today"],
  ["anna", "/find tier:A,B,C"],
  ["anna", "/dormant"],
  ["anna", "/promises"],
  ["anna", "/waiting"],
  ["anna", "/check Anadolu"],
  ["anna", "/check Saigon Garment"],
  ["anna", "/c Anadolu"],
  ["anna", "/why #A2A"],
  ["chen", "/today"],
  ["chen", "/week"],
  ["chen", "/me"],
  ["admin", "/find silent:>30"],
  ["admin", "/segments"],
  ["admin", "/outbox"],
  ["admin", "/team"],
  ["admin", "/rules"],
  ["lily", "今日"],
  ["lily", "沉睡"],
] as const;

async function ask(house: House): Promise<Record<string, string[]>> {
  const answers: Record<string, string[]> = {};
  for (const [handle, text] of asked) {
    const said = readable(await stage.says(house, handle, text));
    // How often somebody may ask yet is no fact of anybody.
    answers[`${handle} ${text}`] = said.map((one) => one.replace(/\d+ more checks/, "more checks"));
  }
  return answers;
}

async function simulated(house: House): Promise<string[]> {
  const pushes = await app.genjin.pushes();
  const found: string[] = [];
  const span = { from: "2026-12-03" as CivilDate, to: "2026-12-07" as CivilDate };
  for await (const push of simulate(await stage.in(house), pushes, span)) {
    found.push(`${push.at} ${push.kind} ${push.to} ${push.text}`);
  }
  return found;
}

beforeAll(async () => {
  app = await startTestApp({ now: wednesday });
  stage = openHouses(app, wednesday);
  const now = Date.parse(wednesday) as Instant;
  one = await addHouse(app, "ZQA7", now, true);
  alone = await ask(one);
  aloneSimulated = await simulated(one);
  two = await addHouse(app, "ZQB8", now, false);
}, 300_000);
afterAll(() => app?.stop());

/** What was said in the second house as if it had been in the first. */
const asFirst = (text: string): string =>
  [(mark: string) => mark, (mark: string) => mark.toLowerCase()].reduce(
    (swapped, written) => swapped.replaceAll(written(two.mark), written(one.mark)),
    text,
  );

/** That what was said in a house is of that house alone, and was said nowhere else. */
async function expectOwn(house: House, said: readonly Said[]): Promise<void> {
  const other = house === one ? two : one;
  expect(said.filter(({ to }) => to.workspace !== house.workspace)).toEqual([]);
  const all = JSON.stringify(said);
  expect(all).not.toContain(other.mark);
  const theirs = await idsOf(app.genjin.app.store, other.organizationId);
  const named = all.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
  expect(named.filter((id) => theirs.has(id))).toEqual([]);
}

const others = (house: House) =>
  fingerprintOf(app.genjin.app.store, (house === one ? two : one).organizationId);

describe("two organizations with the same people, names and references", () => {
  it("are answered as if each were alone", async () => {
    expect(Object.values(alone).flat().join("\n")).toContain(one.mark);
    expect(await ask(one)).toEqual(alone);
    const swapped = JSON.parse(asFirst(JSON.stringify(await ask(two))));
    expect(swapped).toEqual(alone);
  }, 300_000);

  it("are pushed to as if each were alone", async () => {
    expect(aloneSimulated.length).toBeGreaterThan(10);
    expect(await simulated(one)).toEqual(aloneSimulated);
    const swapped = (await simulated(two)).map(asFirst);
    expect(swapped).toEqual(aloneSimulated);
  }, 300_000);

  it("hear nothing of each other and change nothing of each other, whatever anybody says", async () => {
    const lines = allLines();
    await fc.assert(
      fc.asyncProperty(fc.nat(lines.length - 1), fc.boolean(), async (index, isFirst) => {
        const line = lines[index];
        if (line === undefined) return;
        const house = isFirst ? one : two;
        const before = await others(house);
        const { who, where, text, isReply } = line;
        const said = await stage.says(house, people[who], text, where, isReply);
        await expectOwn(house, said);
        expect(await others(house)).toEqual(before);
      }),
      { numRuns: drawn, endOnFailure: true },
    );
  }, 600_000);

  it("are each pushed to in their own chats alone", async () => {
    const { bot, said } = stage;
    const jobs = await app.genjin.pushes();
    said.length = 0;
    // A Thursday's morning and noon in both places, and the Monday's after it.
    for (const time of [
      "2026-12-03T00:30",
      "2026-12-03T01:01",
      "2026-12-03T08:01",
      "2026-12-07T01:01",
      "2026-12-07T01:32",
    ]) {
      for (const minute of [0, 1, 2]) {
        const now = () => (Date.parse(`${time}:00Z`) + minute * 60_000) as Instant;
        await sweep({ bot: { ...bot, now }, jobs, queue: noQueue });
      }
    }
    for (const house of [one, two]) {
      const theirs = said.filter(({ to }) => to.workspace === house.workspace);
      expect(theirs.length).toBeGreaterThan(3);
      await expectOwn(house, theirs);
    }
    expect(
      said.filter(({ to }) => ![one, two].some((each) => each.workspace === to.workspace)),
    ).toEqual([]);
  }, 300_000);

  it("have nothing of each other in any row afterwards, sealed or not", async () => {
    const { store } = app.genjin.app;
    for (const [house, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const texts = Object.entries(await textsOf(store, house.organizationId));
      expect(texts.filter(([, text]) => text.includes(other.mark)).map(([table]) => table)).toEqual(
        [],
      );
      expect(texts.some(([, text]) => text.includes(house.mark))).toBe(true);
    }
  }, 300_000);

  it("are told nothing where another is, though an account or a chat were named there", async () => {
    const { store } = app.genjin.app;
    for (const { organizationId, teamId } of [one, two]) {
      const [anna] = await store.rows<{ id: string }>(sql`SELECT id FROM member
        WHERE organization_id = ${organizationId}::uuid AND handle = 'anna'`);
      const id = anna?.id ?? "";
      const userId = `U-${organizationId}`;
      await addAccount(store, organizationId, id, { platform: "slack", workspace: "", userId });
      const chat = { platform: "slack", workspace: "", externalId: `C-${organizationId}` };
      await bindTeamChat(store, organizationId, teamId, chat);
      const house = await stage.in(organizationId === one.organizationId ? one : two);
      const accounts = await findAccounts(house.app, id, ["slack"]);
      const group = await findChat(house.app, `team:${teamId}`, ["slack"]);
      const isFirst = organizationId === one.organizationId;
      expect([accounts.length, group === null]).toEqual(isFirst ? [1, false] : [0, true]);
    }
  });

  it("are apart at every address", async () => {
    const get = async (path: string) => (await fetch(`${app.url}${path}`)).text();
    const post = async (path: string, body: object) =>
      (
        await fetch(`${app.url}${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).text();
    for (const path of ["metrics", "healthz", "readyz", "local/commands"]) {
      expect(await get(path)).not.toMatch(/ZQ[AB]/i);
    }
    for (const [house, other, named] of [
      [one, two, ""],
      [one, two, `organization=${one.organizationId}`],
      [two, one, `organization=${two.organizationId}`],
    ] as const) {
      const direct = { as: "anna", chat: "direct:anna" };
      const said = await post(`local/messages?${named}`, { ...direct, text: "/find tier:A,B,C,D" });
      expect(said).toContain(house.mark);
      const answer: { answers: { id: string; buttons: unknown[] }[] } = JSON.parse(said);
      const message = answer.answers[0]?.id ?? "";
      const answers = [
        said,
        await get(`local/state?${named}`),
        await get(`local/messages?as=anna&chat=direct:anna&${named}`),
        await post(`local/press?${named}`, { as: "anna", message, button: 0 }),
      ];
      for (const text of answers) expect(text).not.toContain(other.mark);
      const elsewhere = house === one ? two.organizationId : one.organizationId;
      const strange = await post(`local/press?organization=${elsewhere}`, {
        as: "anna",
        message,
        button: 0,
      });
      expect(strange).toMatch(/unknown-message/);
    }
    expect(await get("local/state?organization=nobody")).toMatch(/unknown-organization/);
  }, 300_000);
});
