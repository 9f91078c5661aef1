import { findMemberById } from "../app/members/find-recipient.ts";
import { everybody } from "../app/push/roster.ts";
import { listOwnProposals } from "../app/tiering/list-proposals.ts";
import { ownersAfterPlan } from "../app/tiering/owners-after-plan.ts";
import { workdayBefore } from "../core/calendar/workdays/workday-before.ts";
import { workdayOfMonth } from "../core/calendar/workdays/workday-of-month.ts";
import { type Occasion, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, Instant, WallTime } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { askForView } from "../views/push/ask-for-view.ts";
import { proposalsView } from "../views/tiering/proposals-view.ts";
import { tierReasons } from "../views/tiering/tier-reasons.ts";

/** The working day of the month on which all proposals come; the first has the dormant list. */
const monthly = 2;
const evening = minutesOf("18:00" as WallTime);
/** No member is away from work for longer, in days. */
const longestBreak = 22;

const isMonthly = ({ windowKey }: Occasion): boolean => windowKey.length === 7;

/**
 * Tiers that the rules propose, to the owner in private on the second working day of the month; on
 * the other days only for customers whose plan of tier B has ended since the last working day, which
 * the touch every fifteen days repeats until it is decided.
 */
export const tierProposals = defineJob({
  name: "tier-proposals",
  joins: true,
  isBulk: true,

  occasions: ({ members, calendar }, from, to) =>
    members.flatMap((member) =>
      wallTicks(member.digestAt, member.zone, from, to).flatMap(({ date, at }): Occasion[] => {
        const day = workdayOfMonth(member, date, calendar);
        if (day === 0) return [];
        const expiresAt = firstInstantFrom(epochDayOf(date), evening, member.zone);
        return [
          {
            recipient: `member:${member.id}`,
            windowKey: day === monthly ? date.slice(0, 7) : date,
            tick: at,
            expiresAt: Math.max(expiresAt, at + 3_600_000) as Instant,
          },
        ];
      }),
    ),

  async among(app, occasions, now) {
    const ids = occasions.map(({ recipient }) => recipientId(recipient));
    const owners = new Set(await ownersAfterPlan(app, ids, longestBreak, now));
    return occasions.filter((one) => isMonthly(one) || owners.has(recipientId(one.recipient)));
  },

  async compose({ app, translator }, occasion, now) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    const roster = await everybody(app);
    if (known === null || roster === null) return null;
    const { member, scope } = known;
    const since: CivilDate | null = isMonthly(occasion)
      ? null
      : workdayBefore(member, civilDateAt(occasion.tick, member.zone), roster.calendar);
    const found = await listOwnProposals(app, { scope, now }, since);
    if (found.total === 0) return null;
    const speak = translator.speaker(member.locale, now);
    const message = proposalsView(found, speak);
    return {
      message,
      section: askForView(message.summary, "/propose", speak),
      items: found.proposals.map(({ ref, name, zone, proposal }) => ({
        ref,
        customer: name,
        tier: proposal.from,
        due: civilDateAt(now, zone),
        why: `→ ${proposal.to}${speak.t("list.dot")}${tierReasons(proposal.because, speak)}`,
      })),
    };
  },
});
