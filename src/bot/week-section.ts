import type { Actor } from "../app/actor.ts";
import type { App } from "../app/app.ts";
import type { Block } from "../chat/message.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../core/time/civil.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Whose days are told, and to whom. */
export type WeekAsked = {
  readonly app: App;
  /** The customers that they are about. */
  readonly scope: Actor["scope"];
  /** The days: from the first instant to just before `to`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  /** The organization's. */
  readonly zone: Zone;
  /** Whether names may be told: in private, to who may read them. */
  readonly isNaming: boolean;
  readonly speak: Speaker;
};

/** What a feature adds to the summary of a week; empty: nothing to tell. */
export type WeekSection = (asked: WeekAsked) => Promise<readonly Block[]>;

/** What features add to the summary of some days, both included, in the organization's zone. */
export async function weekMore(
  sections: readonly WeekSection[],
  {
    days,
    ...asked
  }: Omit<WeekAsked, "from" | "to"> & {
    readonly days: { readonly from: CivilDate; readonly to: CivilDate };
  },
): Promise<readonly Block[]> {
  const startOf = (day: number) => firstInstantFrom(day as EpochDay, 0, asked.zone);
  const [from, to] = [startOf(epochDayOf(days.from)), startOf(epochDayOf(days.to) + 1)];
  const added = [];
  for (const section of sections) added.push(...(await section({ ...asked, from, to })));
  return added;
}
