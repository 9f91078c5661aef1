import { fillDemo } from "../../src/app/demo/fill-demo.ts";
import { everybody } from "../../src/app/push/roster.ts";
import type { Genjin } from "../../src/assembly/bootstrap.ts";
import { respond } from "../../src/bot/intake/respond.ts";
import { post } from "../../src/bot/posting/post.ts";
import type { CivilDate, Instant, WallTime } from "../../src/core/time/civil.ts";
import { civilAt } from "../../src/core/time/civil-at.ts";
import { addDays } from "../../src/core/time/civil-date.ts";
import { Refusal } from "../../src/errors.ts";
import { type SimulatedPush, simulate } from "../../src/scheduler/simulate.ts";
import { sweep } from "../../src/scheduler/sweep.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { noQueue, type PushStage, setPushStage } from "./push-stage.ts";

/** A message that came to somebody by itself, in private or in a group of theirs, on their clock. */
export type Came = {
  readonly handle: string;
  readonly date: CivilDate;
  readonly time: WallTime;
  readonly kind: string;
  /** The team in whose group it stands; null: in private. */
  readonly group: string | null;
  readonly customers: number;
  readonly text: string;
};

/** The same by person and day of theirs, in the order in which it came. */
export function byDay(came: readonly Came[]): Map<string, Map<CivilDate, Came[]>> {
  const people = new Map<string, Map<CivilDate, Came[]>>();
  for (const one of came) {
    const days = people.get(one.handle) ?? new Map<CivilDate, Came[]>();
    days.set(one.date, [...(days.get(one.date) ?? []), one]);
    people.set(one.handle, days);
  }
  return people;
}

/** What somebody does on a day, at noon in Beijing, after the morning's messages. */
type Deed = { readonly handle: string; readonly lines: readonly string[] };

/** The app, and what sends on a clock of its own. */
type Month = { readonly genjin: Genjin; readonly stage: PushStage };

/** How long after the moment of a push it is planned, and all are sent: mornings are spread over minutes. */
const sweptAfter = [0.5, 4, 8, 12].map((minutes) => minutes * 60_000);

const first = "2026-11-30" as CivilDate;
const weeks = 4;
/** The first day on which Wei is gone: the Tuesday of the third week. */
export const leftOn = "2026-12-15" as CivilDate;

/**
 * Four weeks of the demo before Christmas, both groups bound: Lily follows her list, Chen reads the
 * week, and Wei is handed over to Lily on the Monday of the third week. Pushes are planned and sent at the
 * moments that `genjin simulate` foretells for the day, then its people act. The database must be empty.
 */
export async function* liveMonth(genjin: Genjin): AsyncGenerator<Came> {
  await fillDemo(genjin.app, Date.parse(`${first}T00:00:00Z`) as Instant);
  const stage = setPushStage(
    { genjin, url: "" },
    `${first}T00:00:00Z`,
    noQueue,
    await genjin.pushes(),
  );
  await sweep(stage.schedule);
  for (let day = 0; day < 7 * weeks; day++) {
    const date = addDays(first, day);
    yield* comingOn({ genjin, stage }, date);
    for (const { handle, lines } of deedsOf(date, day))
      for (const [index, line] of lines.entries())
        await say(genjin, handle, line, Date.parse(`${date}T04:0${index}:00Z`) as Instant);
  }
}

/** What Lily does from Monday to Friday. */
const lilysDays = [
  ["今日", "1 ok 聊了新款", "2 ok；3 未接 +3d"],
  ["今日", "1 未接；2 报价 3200美金"],
  ["今日", "1 承诺 周五 发报价", "2 ok；3 未接 +3d"],
  ["今日", "1 投诉 货晚到", "2 未接；3 ok"],
  ["投诉清单", "已解决 1 补发三箱，已电话告知，5/5", "承诺清单", "已兑现 1", "今日", "1 ok；2 ok"],
];

/** What a working day's people do; nothing on Saturdays and Sundays. */
function deedsOf(date: CivilDate, day: number): Deed[] {
  const weekday = day % 7;
  if (weekday > 4) return [];
  const lily = { handle: "lily", lines: lilysDays[weekday] ?? [] };
  const wei = { handle: "wei", lines: ["今日", "1 ok；2 未接"] };
  const chen = { handle: "chen", lines: weekday === 0 ? ["周报"] : [] };
  const leaving = { handle: "chen", lines: ["离职 wei → lily", "1"] };
  return date < addDays(leftOn, -1)
    ? [lily, wei, chen]
    : date < leftOn
      ? [lily, leaving]
      : [lily, chen];
}

/** What is sent on one day of the organization, by person: a group's post comes to everybody in it. */
async function* comingOn({ genjin, stage }: Month, date: CivilDate): AsyncGenerator<Came> {
  const { members = [], teams = [] } = (await everybody(genjin.app)) ?? {};
  const foretold: SimulatedPush[] = [];
  const days = { from: date, to: date };
  for await (const push of simulate(genjin.bot, stage.schedule.jobs, days)) foretold.push(push);
  for (const at of new Set(foretold.map((push) => push.at))) {
    const before = stage.posted.length;
    for (const after of sweptAfter) {
      stage.at(new Date(Date.parse(at) + after).toISOString());
      await sweep(stage.schedule);
    }
    for (const { chat, text } of stage.posted.slice(before)) {
      const push = foretold.find((one) => one.at === at && one.chat === chat);
      if (push === undefined) throw new Error(`not foretold at ${at}: ${chat} ${text}`);
      const team = teams.find(({ name }) => name === push.to);
      const handles = team?.handles ?? [push.to];
      for (const { handle, zone } of members.filter((one) => handles.includes(one.handle)))
        yield {
          ...{ handle, ...civilAt(Date.parse(at) as Instant, zone), kind: push.kind, text },
          ...{ group: team?.name ?? null, customers: push.items.length },
        };
    }
  }
}

/** Says a line in the direct chat, so that what is answered can be replied to. */
async function say(genjin: Genjin, as: string, text: string, now: Instant): Promise<void> {
  const known = await memberByHandle(genjin.app.store, as);
  if (known === null) throw new Error(`nobody is called ${as}`);
  const bot = { ...genjin.bot, now: () => now };
  const { id: memberId, organizationId, handle, locale } = known.member;
  const [key, conversation] = [newId(), bot.routes.direct(handle)];
  const said = { key, conversation, sender: { userId: handle, handle }, at: now, messageId: key };
  const actor = { ...known, now, chat: conversation.id };
  const heard = respond(bot, actor, { ...said, type: "message", text });
  const answers = await heard.catch((error: unknown) => {
    if (error instanceof Refusal) return [];
    throw error;
  });
  for (const [at, { message }] of answers.entries()) {
    const posting = { key: `${key}.${at}`, organizationId, memberId, locale };
    await post(bot, conversation, message, posting);
  }
}
