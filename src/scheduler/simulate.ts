import { everybody } from "../app/push/roster.ts";
import type { Bot } from "../bot/bot.ts";
import { plainText } from "../chat/plain-text.ts";
import { type Occasion, type Roster, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../core/time/civil.ts";
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
  for (const together of messagesOf(occasions)) {
    const parts = partsOf(jobs, together);
    const [first] = parts;
    if (first === undefined) continue;
    const { occasion } = first;
    const push = await composeTogether(bot, parts, localeOf(occasion, roster), occasion.tick);
    const chat = await routeTo(bot, occasion.recipient, roster);
    if (push === null || chat === null) continue;
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
