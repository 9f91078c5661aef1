import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** From one day to another, both included, in about now. */
export const daySpan = (from: CivilDate, to: CivilDate, speak: Speaker): string =>
  from === to
    ? speak.day(from)
    : speak.t("holidays.span", { from: speak.day(from), to: speak.day(to) });

/** The same with the year, for days that may be far away. */
export const dateSpan = (from: CivilDate, to: CivilDate, speak: Speaker): string =>
  from === to
    ? speak.date(from)
    : speak.t("holidays.span", { from: speak.date(from), to: speak.date(to) });
