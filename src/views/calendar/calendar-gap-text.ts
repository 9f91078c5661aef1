import type { CountryGap } from "../../core/calendar/holiday-outlook.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What is missing in the calendars, and whom it concerns. */
export const calendarGapText = (
  { country, year, gap, customers, members }: CountryGap,
  speak: Speaker,
): string =>
  speak.t("holidays.gap", {
    gap: speak.t(`calendar:gap.${gap}`, { country: speak.country(country), year }),
    customers,
    members,
  });
