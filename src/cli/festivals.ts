import type { Command } from "commander";
import type { FestivalDay } from "../core/festivals/festival.ts";
import { Refusal } from "../errors.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { readDate } from "./read-date.ts";
import { reportFailure } from "./report-failure.ts";

type Options = { country?: string; from: string; to: string; json?: true };

/** `festivals`: the festivals of a time, all over the world or in one country. */
export function registerFestivals(program: Command, speak: Speaker): void {
  program
    .command("festivals")
    .description(speak.t("calendar:festivals"))
    .requiredOption("--from <date>", speak.t("calendar:from"))
    .requiredOption("--to <date>", speak.t("calendar:to"))
    .option("--country <country>", speak.t("calendar:country"))
    .option("--json", speak.t("calendar:json"))
    .action(async (options: Options) => {
      const [{ festivalDays }, { findCountry }] = await Promise.all([
        import("../core/festivals/festival-days.ts"),
        import("../core/places/country.ts"),
      ]);
      try {
        const country = options.country === undefined ? null : findCountry(options.country);
        if (options.country !== undefined && country === null) {
          throw new Refusal("invalid-input", { field: "country" });
        }
        for (const day of festivalDays(readDate(options.from), readDate(options.to), country)) {
          console.log(options.json ? JSON.stringify(day) : text(day, speak));
        }
      } catch (error) {
        reportFailure(speak, error);
      }
    });
}

function text({ festival, culture, date, tolerance, source }: FestivalDay, speak: Speaker) {
  const confirm = tolerance === 0 ? [] : [speak.t("calendar:tolerance", { days: tolerance })];
  return [date, festival, culture, ...confirm, source].join("\t");
}
