import { beforeEach, describe, expect, it } from "vitest";
import { localPlatform } from "../../src/adapters/local/conversations.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { plainText } from "../../src/chat/plain-text.ts";
import { type FailPoint, failPoints } from "../../src/core/fail-point.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import type { Job } from "../../src/scheduler/define-job.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { sql } from "../../src/store/database/sql.ts";
import { paragraph } from "../../src/views/blocks/inline.ts";
import { noQueue, setPushStage } from "../support/push-stage.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";
import { type Chance, chanceOf, oneOf, seed } from "./battery/chance.ts";
import { isFull, sized } from "./battery/size.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const nine = Date.parse("2027-01-04T01:00:00Z");

/** Sections of one message, and for how many hours each is of use. */
const lives = { "promises-due": 9, "morning-digest": 9, birthdays: 11, greetings: 5 } as const;
type Kind = keyof typeof lives;
const kinds = Object.keys(lives) as Kind[];

type Trouble = "none" | "busy" | "lost" | "unheard" | "refused";
type Arrived = { readonly key: string; readonly text: string };

/** What is so on one day. */
type Day = {
  readonly date: string;
  readonly hasTrouble: boolean;
  readonly canFind: boolean;
  readonly silent: ReadonlySet<Kind>;
  readonly off: Set<Kind>;
};

let member: string;
const app = sharedApp({ http: false }, async () => {
  const house = await foundTradingHouse(app.genjin.app.store);
  member = house.members.lily ?? "";
});

let today: Day;
let now: number;
let trouble: Trouble;
let arrived: Arrived[];
beforeEach(() => {
  arrived = [];
  trouble = "none";
});

const jobs: readonly Job[] = kinds.map((name) => ({
  name,
  joins: true,
  occasions(_, from, to) {
    const at = Date.parse(`${today.date}T01:00:00Z`);
    if (at <= from || at > to || today.off.has(name)) return [];
    return [
      {
        recipient: `member:${member}`,
        windowKey: today.date,
        tick: at as Instant,
        expiresAt: (at + lives[name] * hour) as Instant,
      },
    ];
  },
  async compose(_, { windowKey }) {
    if (today.silent.has(name)) return null;
    const text = `<${name} ${windowKey}>`;
    const message = {
      kind: "notice",
      summary: "",
      blocks: [paragraph(text)],
      subjects: [],
    } as const;
    return { message, items: [] };
  },
}));

/** A process on the clock of the test, which dies where it is told to. */
function live(dyingAt: FailPoint | null): Promise<void> {
  const { bot } = setPushStage(app, new Date(now).toISOString(), noQueue, jobs).schedule;
  const own = bot.adapters.get(localPlatform);
  if (own === undefined) throw new Error("no adapter");
  let isDead = false;
  const process: Bot = {
    ...bot,
    now: () => now as Instant,
    passing(point) {
      isDead ||= point === dyingAt;
      if (isDead) throw new Error("dead");
    },
    adapters: new Map([
      [
        localPlatform,
        {
          ...own,
          async send(_, message, { key }) {
            if (isDead) throw new Error("dead");
            if (trouble === "busy") throw new AdapterError("busy", { retryable: true });
            if (trouble === "refused") throw new AdapterError("no", { retryable: false });
            if (trouble === "lost") throw new Error("no answer");
            arrived.push({ key, text: plainText(message) });
            if (trouble === "unheard") throw new Error("no answer");
            return { messageId: key };
          },
          ...(today.canFind
            ? {
                async find(_: unknown, key: string) {
                  const isThere = arrived.some((one) => one.key === key);
                  return isThere ? { messageId: key } : null;
                },
              }
            : {}),
        },
      ],
    ]),
  };
  return sweep({ bot: process, jobs, queue: noQueue }).catch(() => {});
}

/** Lives through one day with two processes; what went wrong, in words. */
async function liveThrough(chance: Chance): Promise<string[]> {
  arrived = [];
  trouble = "none";
  const tick = Date.parse(`${today.date}T01:00:00Z`);
  let deaths = 0;
  for (now = tick - 30_000; now < tick + 13 * hour; now += strideOf(chance)) {
    if (today.hasTrouble && chance() < 0.3) {
      trouble = oneOf(chance, ["none", "busy", "lost", "unheard", "busy", "refused"] as const);
    }
    if (now > tick + 4 * hour && chance() < 0.3) trouble = "none";
    if (chance() < 0.02) today.off.add(oneOf(chance, kinds));
    const dies = deaths < 4 && chance() < 0.4;
    if (dies) deaths += 1;
    await Promise.all([live(dies ? oneOf(chance, failPoints) : null), live(null)]);
  }
  const rows = await app.genjin.app.store.rows<{ kind: Kind; state: string; attempts: number }>(sql`
    SELECT kind, state, attempts FROM delivery WHERE window_key = ${today.date}`);
  const wrong: string[] = [];
  for (const kind of kinds) {
    const text = `<${kind} ${today.date}>`;
    const posts = arrived.filter((one) => one.text.includes(text));
    const state = rows.find((row) => row.kind === kind)?.state;
    const say = (what: string) => wrong.push(`${kind} ${today.date}: ${what} (${state})`);
    const isOwed = !today.silent.has(kind) && !today.off.has(kind);
    if (today.silent.has(kind) && posts.length > 0) say("was said although silent");
    if (today.canFind && posts.length > 1) say(`${posts.length} times`);
    if (new Set(posts.map(({ key }) => key)).size > 1) say("in two messages");
    const unmarked = posts.slice(1).filter((one) => !isSaidAgain(one));
    if (unmarked.length > 0) say("again without saying so");
    if (isOwed && posts.length === 0) {
      if (!today.hasTrouble) say("lost");
      if (state !== "dead" && state !== "expired") say("lost and not said to be");
    }
    if (state === "sent" && posts.length === 0) say("said to be sent");
    if (state !== undefined && ["joined", "pending", "sending", "ambiguous"].includes(state)) {
      say("in limbo");
    }
  }
  return wrong;
}

const isSaidAgain = ({ text }: Arrived): boolean => !text.startsWith("<");
const strideOf = (chance: Chance) => oneOf(chance, [1, 1, 1, 2, 5, 30, 90]) * minute;

describe("pushes that are one message", () => {
  it(
    "are each said once, whatever part of them fails, is silent or turned off, and whoever dies",
    async () => {
      const chance = chanceOf(seed);
      const wrong: string[] = [];
      for (let n = 0; n < sized(300, 12); n++) {
        today = {
          date: new Date(nine + n * day).toISOString().slice(0, 10),
          hasTrouble: chance() < 0.6,
          canFind: chance() < 0.5,
          silent: new Set(kinds.filter(() => chance() < 0.25)),
          off: new Set(),
        };
        wrong.push(...(await liveThrough(chance)));
      }
      console.log(`bundles, seed ${seed}`);
      expect(wrong).toEqual([]);
    },
    isFull ? 3_600_000 : 300_000,
  );
});
