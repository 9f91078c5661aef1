import type { Command } from "commander";
import type { Speaker } from "../i18n/speaker.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { year: string; json?: true };

/** `calendar unchecked`: the days off of a year that rest on one source alone, to look them up. */
export function registerUncheckedDays(calendar: Command, speak: Speaker): void {
  calendar
    .command("unchecked")
    .description(speak.t("calendar:unchecked"))
    .requiredOption("--year <year>", speak.t("calendar:unchecked-year"))
    .option("--json", speak.t("calendar:json"))
    .action(async ({ year, json }: Options) => {
      await withGenjin(speak, async ({ app }) => {
        const { findUncheckedDays } = await import("../app/calendar/find-unchecked-days.ts");
        for (const day of await findUncheckedDays(app, Number(year))) {
          const { country, date, name, isEstimate, source } = day;
          const said = speak.holiday(name);
          const told = isEstimate ? speak.t("calendar:estimate", { name: said }) : said;
          console.log(
            json ? JSON.stringify(day) : [date, speak.country(country), told, source].join("\t"),
          );
        }
      });
    });
}
