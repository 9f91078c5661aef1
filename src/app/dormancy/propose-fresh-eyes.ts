import { worksOn } from "../../core/calendar/workdays/works-on.ts";
import { dormancyRule } from "../../core/dormancy/dormancy-rule.ts";
import type { FreshEyes } from "../../core/dormancy/fresh-eyes.ts";
import type { Member } from "../../core/members/member.ts";
import type { EpochDay, Instant, Zone } from "../../core/time/civil.ts";
import { civilAt, epochDayAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { civilDateOf, epochDayOf } from "../../core/time/epoch-day.ts";
import { firstInstantFrom } from "../../core/time/instant-of.ts";
import { minutesOf } from "../../core/time/wall-time.ts";
import { dormantAfter } from "../../store/dormancy/dormancy.ts";
import { colleaguesOf, givenUpCustomers } from "../../store/dormancy/given-up-customers.ts";
import type { KnownMember } from "../../store/members/members.ts";
import { theOrganization } from "../../store/members/organizations.ts";
import { wholeScope } from "../../store/scope.ts";
import type { App } from "../app.ts";
import { everybody } from "../push/roster.ts";

/**
 * Dormant customers of those whom a manager leads, whose round of attempts ended since the manager's
 * working day before `tick`: each comes up once, without anybody having to remember it. Null when
 * there are none.
 */
export async function proposeFreshEyes(
  app: App,
  { member, scope }: KnownMember,
  tick: Instant,
): Promise<FreshEyes | null> {
  const { store } = app;
  const rule = dormancyRule(await dormantAfter(store, scope.organizationId));
  const { date, time } = civilAt(tick, member.zone);
  const before = addDays(date, -(await daysSinceWork(app, member, tick)));
  const from = firstInstantFrom(epochDayOf(before), minutesOf(time), member.zone);
  const customers = await givenUpCustomers(store, scope, rule, from, tick);
  return customers.length === 0
    ? null
    : { customers, colleagues: await colleaguesOf(store, scope) };
}

/** Whether anybody's round ended of late: without, there is nothing to propose. */
export async function hasGivenUp({ store }: App, now: Instant): Promise<boolean> {
  const organization = await theOrganization(store);
  if (organization === null) return false;
  const rule = dormancyRule(await dormantAfter(store, organization.id));
  const zone = organization.zone as Zone;
  const from = firstInstantFrom((epochDayAt(now, zone) - longestBreak - 1) as EpochDay, 0, zone);
  return (await givenUpCustomers(store, wholeScope(organization.id), rule, from, now)).length > 0;
}

/** No member is away for longer between two working days. */
const longestBreak = 21;

async function daysSinceWork(app: App, member: Member, tick: Instant): Promise<number> {
  const roster = await everybody(app);
  if (roster === null) return 1;
  const today = epochDayAt(tick, member.zone);
  for (let days = 1; days < longestBreak; days++)
    if (worksOn(member, civilDateOf((today - days) as EpochDay), roster.calendar)) return days;
  return longestBreak;
}
