import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import type { HolidayChange } from "../../core/calendar/holiday-outlook.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays, daysBetween } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import {
  addRules,
  duesNear,
  movedFrom,
  recallCalendar,
  removeRules,
  type StandingRule,
  standingRules,
} from "../../store/calendar/calendar-rules.ts";
import type { RowChange } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { rederiveNear } from "./rederive-near.ts";

/** A rule to be; without a source it is the admin's own. */
type NewRule = Omit<CalendarRule, "source"> & { readonly source?: string };

/** Days of one rule, and how far ahead it may end. */
const longest = 62;
const farthest = 3 * 366;

/**
 * Adds days to the calendar and derives the dues about them anew. Rules that stand already are left
 * out. Can be undone. Throws `Refusal` `admin-only`, `holiday-known`, `holiday-too-long`,
 * `holiday-too-far`.
 */
export const addHolidays = (
  app: App,
  actor: Actor,
  rules: readonly NewRule[],
): Promise<HolidayChange> =>
  changeRules(app, actor, "added", async (db, standing) => {
    const added = unknownAmong(rules, standing, actor);
    if (added.length === 0) throw new Refusal("holiday-known");
    return { rules: added, changes: await addRules(db, actor.scope, added, actor.now) };
  });

/** Which of these rules are not in force yet. Throws `Refusal` as `addHolidays` does. */
export const newHolidays = async (
  app: App,
  actor: Actor,
  rules: readonly NewRule[],
): Promise<readonly CalendarRule[]> => unknownAmong(rules, await listHolidays(app, actor), actor);

/**
 * Takes back the organization's own rules that touch these days; what the calendars say holds
 * again. Can be undone. Throws `Refusal` `admin-only`, `holiday-none`.
 */
export const removeHolidays = (
  app: App,
  actor: Actor,
  days: Pick<CalendarRule, "isOurs" | "country" | "from" | "to">,
): Promise<HolidayChange> =>
  changeRules(app, actor, "removed", async (db, standing) => {
    const rules = standing.filter(
      (rule) =>
        rule.isOurs === days.isOurs &&
        rule.country === days.country &&
        rule.from <= days.to &&
        rule.to >= days.from,
    );
    if (rules.length === 0) throw new Refusal("holiday-none");
    const ids = rules.map(({ id }) => id);
    return { rules, changes: await removeRules(db, actor.scope, ids, actor.now) };
  });

/** The organization's own rules that stand. Throws `Refusal` `admin-only`. */
export async function listHolidays(app: App, actor: Actor): Promise<readonly CalendarRule[]> {
  checkAdmin(actor);
  return standingRules(app.store, actor.scope.organizationId);
}

type Changed = {
  readonly rules: readonly CalendarRule[];
  readonly changes: readonly RowChange[];
};

async function changeRules(
  app: App,
  actor: Actor,
  verb: HolidayChange["verb"],
  work: (db: Db, standing: readonly StandingRule[]) => Promise<Changed>,
): Promise<HolidayChange> {
  checkAdmin(actor);
  const { scope } = actor;
  const changed = await change(
    app,
    actor,
    async (db) => {
      const { rules, changes } = await work(db, await standingRules(db, scope.organizationId));
      await recallCalendar(db, scope);
      const dues = await duesNear(db, scope, rules);
      return {
        action: "calendar.changed",
        customerIds: [],
        alsoDue: dues.map(({ id }) => id),
        changes,
        isOfPlanning: true,
        result: { rules, dues },
      };
    },
    async (db, { rules, dues }, undoId) => ({
      verb,
      rules,
      moved: await movedFrom(db, scope, dues),
      undoId,
    }),
  );
  await rederiveNear(app, actor, changed.rules);
  return changed;
}

/** Throws `Refusal` `admin-only`: the calendar is an admin's. */
export function checkAdmin({ member }: Actor): void {
  if (member.role !== "admin") throw new Refusal("admin-only");
}

function unknownAmong(
  rules: readonly NewRule[],
  standing: readonly CalendarRule[],
  { member, now }: Actor,
): CalendarRule[] {
  const today = civilDateAt(now, member.zone);
  return rules
    .filter((rule) => !standing.some((one) => isSame(one, rule)))
    .map((rule) => {
      checkDays(rule, today);
      return { ...rule, source: rule.source || `${member.handle}, ${today}` };
    });
}

function checkDays({ from, to }: Pick<CalendarRule, "from" | "to">, today: CivilDate): void {
  if (daysBetween(from, to) >= longest) throw new Refusal("holiday-too-long", { most: longest });
  if (to > addDays(today, farthest)) throw new Refusal("holiday-too-far", { date: to });
}

const isSame = (one: CalendarRule, other: NewRule): boolean =>
  one.isOurs === other.isOurs &&
  one.country === other.country &&
  one.from === other.from &&
  one.to === other.to &&
  one.kind === other.kind &&
  one.name === other.name;
