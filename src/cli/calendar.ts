import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { readConfig } from "../assembly/config.ts";
import type { CalendarDay } from "../core/calendar/calendar-days.ts";
import type { HolidayCalendar } from "../core/calendar/holiday-calendar.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { registerCalendarImport } from "./import-calendar.ts";
import { readDate } from "./read-date.ts";
import { reportFailure } from "./report-failure.ts";
import { registerUncheckedDays } from "./unchecked-days.ts";

type Options = { country: string; city?: string; from: string; to: string; json?: true };

/** `calendar`: the days of a country, and `calendar import` for our own. */
export function registerCalendar(program: Command, speak: Speaker): void {
  const command = program.command("calendar").description(speak.t("calendar:calendar"));
  registerDays(command, speak);
  registerCalendarImport(command, speak);
  registerUncheckedDays(command, speak);
}

/** Open, closed and half days of a country; what is not known of it goes to stderr. */
function registerDays(calendar: Command, speak: Speaker): void {
  calendar
    .command("days", { isDefault: true })
    .description(speak.t("calendar:calendar"))
    .requiredOption("--country <country>", speak.t("calendar:country"))
    .option("--city <city>", speak.t("calendar:city"))
    .requiredOption("--from <date>", speak.t("calendar:from"))
    .requiredOption("--to <date>", speak.t("calendar:to"))
    .option("--json", speak.t("calendar:json"))
    .action(async (options: Options) => {
      const [{ calendarDays }, { findCountry }] = await Promise.all([
        import("../core/calendar/calendar-days.ts"),
        import("../core/places/country.ts"),
      ]);
      try {
        const country = findCountry(options.country);
        if (country === null) throw new Refusal("invalid-input", { field: "country" });
        const from = readDate(options.from);
        const to = readDate(options.to);
        const days = calendarDays(country, from, to, await ownCalendar(), options.city);
        for (const warning of new Set(days.flatMap((day) => gapText(day, speak)))) {
          console.error(warning);
        }
        for (const day of days) console.log(options.json ? JSON.stringify(day) : text(day, speak));
      } catch (error) {
        reportFailure(speak, error);
      }
    });
}

/** With the organization's own days, where there is a database. */
async function ownCalendar(): Promise<HolidayCalendar | undefined> {
  const config = readConfig();
  if (config.databaseUrl === undefined && !holdsDatabase(config.dataDir)) return undefined;
  const [{ openGenjin }, { ownDays }] = await Promise.all([
    import("../assembly/bootstrap.ts"),
    import("../app/calendar/own-days.ts"),
  ]);
  const genjin = await openGenjin(config, "command");
  try {
    return await ownDays(genjin.app);
  } finally {
    await genjin.close();
  }
}

const holdsDatabase = (dataDir: string): boolean =>
  ["postgres", "postgres.json"].some((name) => existsSync(join(dataDir, name)));

const gapText = ({ gap, country, date }: CalendarDay, speak: Speaker): string[] =>
  gap === null
    ? []
    : [
        speak.t(`calendar:gap.${gap}`, {
          country: speak.country(country),
          year: date.slice(0, 4),
        }),
      ];

function text({ date, state, reason, name, isEstimate, source }: CalendarDay, speak: Speaker) {
  const why = name === null ? speak.t(`calendar:reason.${reason}`) : speak.holiday(name);
  const told = isEstimate ? speak.t("calendar:estimate", { name: why }) : why;
  return [date, speak.t(`calendar:state.${state}`), told, source].join("\t");
}
