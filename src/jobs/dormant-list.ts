import { actorAt } from "../app/actor-at.ts";
import { membersWithDormant } from "../app/dormancy/count-dormant.ts";
import { findDormant } from "../app/dormancy/list-dormant.ts";
import { listTeamDormant } from "../app/dormancy/list-team-dormant.ts";
import { findMemberById, findTeamById } from "../app/members/find-recipient.ts";
import { withBorrowers } from "../app/members/with-borrowers.ts";
import { isFirstWorkdayOfMonth } from "../core/calendar/workdays/is-first-workday-of-month.ts";
import { type Occasion, recipientId } from "../core/push/occasion.ts";
import type { CivilDate, EpochDay, IsoWeekday, WallTime, Zone } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { weekdayOf } from "../core/time/civil-date.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import { wallTicks } from "../core/time/wall-ticks.ts";
import { minutesOf } from "../core/time/wall-time.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { dormantListView } from "../views/dormancy/dormant-list-view.ts";
import { teamDormantView } from "../views/dormancy/team-dormant-view.ts";
import { askForView } from "../views/push/ask-for-view.ts";

/** With the weekly summary: one post of a group on a morning. */
const groupTime = "09:30" as WallTime;
const monday: IsoWeekday = 1;
/** Days of the first week of a month. */
const firstWeek = 7;
const evening = minutesOf("18:00" as WallTime);
/** Days after its own for which a month's list is still worth sending. */
const lifetime = 7;

/**
 * Customers who have fallen silent: on the first working day of the month to each owner their own in
 * private, on its first Monday to each team's group a list of its own, from which anybody may claim.
 */
export const dormantList = defineJob({
  name: "dormant-list",
  joins: true,
  isBulk: true,

  occasions: ({ members, teams, calendar }, from, to) => [
    ...members.flatMap((member) =>
      wallTicks(member.digestAt, member.zone, from, to)
        .filter(({ date }) => isFirstWorkdayOfMonth(member, date, calendar))
        .map((tick) => occasion(`member:${member.id}`, tick, member.zone)),
    ),
    ...teams.flatMap(({ id, zone }) =>
      wallTicks(groupTime, zone, from, to)
        .filter(({ date }) => weekdayOf(date) === monday && Number(date.slice(8)) <= firstWeek)
        .map((tick) => occasion(`team:${id}`, tick, zone)),
    ),
  ],

  async among(app, occasions, now) {
    const ids = occasions.map(({ recipient }) => recipientId(recipient));
    const told = await withBorrowers(app, ids, now, (each) => membersWithDormant(app, each, now));
    return occasions.filter(
      ({ recipient }) => recipient.startsWith("team:") || told.has(recipientId(recipient)),
    );
  },

  async compose({ app, translator }, { recipient }, now) {
    const id = recipientId(recipient);
    if (recipient.startsWith("team:")) {
      const team = await findTeamById(app, id);
      const list = team && (await listTeamDormant(app, team.scope, now));
      if (team === null || list === null) return null;
      const speak = translator.speaker(team.locale, now);
      const { name: of, showsNames } = team;
      return { message: teamDormantView(list, { of, showsNames }, speak), items: [] };
    }
    const known = await findMemberById(app, id);
    if (known === null) return null;
    const { member } = known;
    const actor = actorAt(known, now, "");
    const scope = { ...actor.scope, owners: [member.id, ...(actor.scope.lenders ?? [])] };
    const page = await findDormant(app, { ...actor, scope });
    if (page.total === 0) return null;
    const speak = translator.speaker(member.locale, now);
    const about = {
      nextLine: "/dormant page:2",
      audience: "direct",
      filter: {},
      unread: [],
      isAsked: false,
      reader: member.handle,
    } as const;
    const message = { ...dormantListView(page, about, speak), kind: "digest" } as const;
    return {
      message,
      section: askForView(message.summary, "/dormant", speak),
      items: page.customers.map(({ ref, name, tier, zone, silentDays }) => ({
        ref,
        customer: name,
        tier,
        due: civilDateAt(now, zone),
        why: speak.t("list.silent", { days: silentDays }),
      })),
    };
  },
});

const occasion = (
  recipient: Occasion["recipient"],
  { date, at }: { readonly date: CivilDate; readonly at: Occasion["tick"] },
  zone: Zone,
): Occasion => ({
  recipient,
  windowKey: date.slice(0, 7),
  tick: at,
  expiresAt: firstInstantFrom((epochDayOf(date) + lifetime) as EpochDay, evening, zone),
});
