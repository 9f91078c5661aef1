import { randomUUID } from "node:crypto";
import { everybody } from "../../../src/app/push/roster.ts";
import { type Occasion, recipientId } from "../../../src/core/push/occasion.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { formatInstant } from "../../../src/core/time/instant.ts";
import type { Locale } from "../../../src/core/vocabulary.ts";
import type { Job } from "../../../src/scheduler/define-job.ts";
import type { OpenApp } from "../../support/app.ts";
import { startConversation } from "../../support/conversation.ts";
import { castDemo } from "./cast-demo.ts";
import type { Line } from "./dialogues.ts";
import type { Moment } from "./write-page.ts";

/** Plays dialogues on the demo at `now` (ISO instant), one after the other. */
export async function startDialogues(app: OpenApp, locale: Locale, now: string) {
  const { people, team, textOf } = await castDemo(app, locale);
  // Whole, as views made them: each screen leaves out what it shows otherwise.
  const talk = startConversation(app, now, { buttonsApart: true });
  const persons = new Map(
    Object.values(people).map((handle) => [handle as string, talk.person(handle)]),
  );

  return async (lines: readonly Line[]): Promise<Moment[]> => {
    const moments: Moment[] = [];
    for (const line of lines) {
      const handle = people[line.who];
      const person = persons.get(handle);
      if (person === undefined) throw new Error(`nobody plays ${handle}`);
      const text = textOf(line);
      const heard = line.isReply
        ? await person.replies(text)
        : await person.says(text, {
            key: randomUUID(),
            ...(line.where === "group" ? { inTeam: team.id } : {}),
          });
      const how = line.isReply ? "replies" : "says";
      moments.push({
        caption: `${handle} ${how} ${line.where === "group" ? "in the group" : "in private"}: ${text}`,
        isPush: false,
        shown: heard.map(({ chat, message }) => ({
          kind: chat.startsWith("direct:") ? ("direct" as const) : ("group" as const),
          message,
        })),
      });
    }
    return moments;
  };
}

const day = 86_400_000;

/**
 * The first push of a job to anybody of each role and to a group, within a year from `now`, as it
 * would be composed at its time if nobody did anything until then.
 */
export async function takePush({ genjin }: OpenApp, job: Job, now: string): Promise<Moment[]> {
  const roster = await everybody(genjin.app);
  if (roster === null) throw new Error("the demo is empty");
  const { members } = roster;
  const moments = new Map<string, Moment>();
  const start = Date.parse(now);
  for (let from = start; from < start + 366 * day; from += 7 * day) {
    const occasions = job.occasions(roster, from as Instant, (from + 7 * day) as Instant);
    for (const occasion of await wanted(job, genjin.app, occasions)) {
      const member = members.find(({ id }) => id === recipientId(occasion.recipient));
      const who = member?.role ?? "group";
      if (moments.has(who)) continue;
      const push = await job.compose(genjin.bot, occasion, occasion.tick);
      if (push === null) continue;
      moments.set(who, {
        caption: `to ${member?.handle ?? "the group"}, ${formatInstant(occasion.tick)}`,
        isPush: true,
        shown: [{ kind: member === undefined ? "group" : "direct", message: push.message }],
      });
    }
    if (moments.size > 0) break;
  }
  return [...moments.values()];
}

/** Questions at a time: about as many as there are connections to ask on. */
const atOnce = 8;

/** As the sweep asks at each occasion's time. */
async function wanted(
  job: Job,
  app: OpenApp["genjin"]["app"],
  occasions: readonly Occasion[],
): Promise<readonly Occasion[]> {
  const { among } = job;
  if (among === undefined) return occasions;
  const kept: Occasion[] = [];
  for (let at = 0; at < occasions.length; at += atOnce) {
    const some = occasions.slice(at, at + atOnce);
    const found = await Promise.all(some.map((one) => among(app, [one], one.tick)));
    kept.push(...found.flat());
  }
  return kept;
}
