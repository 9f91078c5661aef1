import { everybody } from "../app/push/roster.ts";
import type { Bot } from "../bot/bot.ts";
import { plainText } from "../chat/plain-text.ts";
import { askedKinds, type CameToday, isEnough } from "../core/push/messages-of-a-day.ts";
import { type Occasion, type Roster, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { formatInstant } from "../core/time/instant.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import type { Locale } from "../core/vocabulary.ts";
import { Refusal } from "../errors.ts";
import { composeTogether, partsOf } from "./compose-together.ts";
import type { Job, PushItem } from "./define-job.ts";
import { messagesOf } from "./messages-of.ts";
import { occasionsOf } from "./occasions-of.ts";
import { routeTo } from "./route-to.ts";

/** Civil dates of the organization, both included; `as`: only what reaches this member. */
export type Simulation = { readonly from: CivilDate; readonly to: CivilDate; readonly as?: string };

/** One push as `genjin simulate --json` prints it. */
export type SimulatedPush = {
  /** The intended moment, ISO 8601 in UTC. */
  readonly at: string;
  readonly kind: string;
  /** The member's handle or the team's name. */
  readonly to: string;
  readonly chat: string;
  readonly text: string;
  readonly items: readonly PushItem[];
};

/**
 * What would be pushed in that time if nobody did anything, in order of time, from the data as it
 * stands. Writes nothing. Throws a `Refusal` for an unknown member or an empty organization.
 */
export async function* simulate(
  bot: Bot,
  jobs: readonly Job[],
  { from, to, as }: Simulation,
): AsyncGenerator<SimulatedPush> {
  const all = await everybody(bot.app);
  if (all === null) throw new Refusal("no-organization");
  const known = as === undefined ? all : rosterAround(as.toLowerCase(), all);
  // News of what was done is nothing to foresee.
  const roster = { ...known, imports: [] };
  const { zone } = roster.organization;
  const before = (startOf(epochDayOf(from), zone) - 1) as Instant;
  const last = (startOf(epochDayOf(to) + 1, zone) - 1) as Instant;
  const occasions = occasionsOf(jobs, roster, before, last).sort((a, b) => a.tick - b.tick);
  const came: Occasion[] = [];
  for (const together of messagesOf(occasions)) {
    const parts = partsOf(jobs, together);
    const [first] = parts;
    if (first === undefined) continue;
    const { occasion } = first;
    const push = await composeTogether(bot, parts, localeOf(occasion, roster), occasion.tick);
    const chat = await routeTo(bot, occasion.recipient, roster);
    if (push === null || chat === null) continue;
    if (first.job.yields && isEnough(cameBefore(occasion, came, roster))) continue;
    if (!isAsked(push.kind)) came.push(occasion);
    yield {
      at: formatInstant(occasion.tick),
      kind: push.kind,
      to: nameOf(occasion, roster),
      chat: chat.id,
      text: plainText(push.message),
      items: push.items,
    };
  }
}

const isAsked = (kind: string): boolean => (askedKinds as readonly string[]).includes(kind);

/** What came to whom an occasion is for by then, on that day of theirs. */
function cameBefore(
  { recipient, tick }: Occasion,
  came: readonly Occasion[],
  { members, teams }: Roster,
): CameToday {
  const member = members.find(({ id }) => id === recipientId(recipient));
  if (member === undefined) return { own: 0, inGroups: 0 };
  const today = civilDateAt(tick, member.zone);
  const ofToday = came.filter((one) => civilDateAt(one.tick, member.zone) === today);
  const groups = teams.filter(({ handles }) => handles.includes(member.handle));
  const countOf = (recipients: readonly string[]) =>
    ofToday.filter((one) => recipients.includes(one.recipient)).length;
  return { own: countOf([recipient]), inGroups: countOf(groups.map(({ id }) => `team:${id}`)) };
}

const localeOf = ({ recipient }: Occasion, { members, organization }: Roster): Locale =>
  members.find(({ id }) => id === recipientId(recipient))?.locale ?? organization.locale;

const startOf = (day: number, zone: Zone): Instant => firstInstantFrom(day as EpochDay, 0, zone);

/** The member and the teams they are in. */
function rosterAround(handle: string, roster: Roster): Roster {
  const { members, teams } = roster;
  const member = members.find((one) => one.handle === handle);
  if (member === undefined) throw new Refusal("unknown-member", { member: handle });
  const own = teams.filter((team) => team.handles.includes(handle));
  return { ...roster, members: [member], teams: own };
}

function nameOf({ recipient }: Occasion, { members, teams }: Roster): string {
  const id = recipientId(recipient);
  const named = teams.find((team) => team.id === id)?.name;
  return named ?? members.find((member) => member.id === id)?.handle ?? id;
}
