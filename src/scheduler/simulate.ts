import { everybody } from "../app/push/roster.ts";
import type { Bot } from "../bot/bot.ts";
import { plainText } from "../chat/plain-text.ts";
import { type Occasion, type Roster, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { formatInstant } from "../core/time/instant.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { Refusal } from "../errors.ts";
import type { Job, PushItem } from "./define-job.ts";
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
  for (const occasion of occasions) {
    const job = jobs.find((one) => one.name === occasion.kind);
    const push = await job?.compose(bot, occasion, occasion.tick);
    const chat = await routeTo(bot, occasion.recipient, roster);
    if (push === null || push === undefined || chat === null) continue;
    yield {
      at: formatInstant(occasion.tick),
      kind: occasion.kind,
      to: nameOf(occasion, roster),
      chat: chat.id,
      text: plainText(push.message),
      items: push.items,
    };
  }
}

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
