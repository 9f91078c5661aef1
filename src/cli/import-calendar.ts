import type { Command } from "commander";
import type { FileProblem } from "../app/calendar/calendar-file.ts";
import type { CalendarImported } from "../app/calendar/import-calendar.ts";
import type { CalendarWords, LocaleCalendarWords } from "../app/calendar/read-rows.ts";
import { locales } from "../core/vocabulary.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Translator } from "../i18n/translator.ts";
import { actorOf } from "./actor-of.ts";
import { withGenjin } from "./with-genjin.ts";

type Options = { year?: string; dryRun?: true; as?: string; json?: true };

/** `calendar import FILE`: days off and make-up days from a table or the State Council's notice. */
export function registerCalendarImport(calendar: Command, speak: Speaker): void {
  calendar
    .command("import")
    .description(speak.t("calendar:import"))
    .argument("<file>", speak.t("calendar:import-file"))
    .option("--year <year>", speak.t("calendar:year"))
    .option("--dry-run", speak.t("cli:dry-run"))
    .option("--as <handle>", speak.t("cli:as"))
    .option("--json", speak.t("cli:json"))
    .action(async (path: string, { year, dryRun, as, json }: Options) => {
      await withGenjin(speak, async (genjin) => {
        const { importCalendar } = await import("../app/calendar/import-calendar.ts");
        const result = await importCalendar(genjin.app, await actorOf(genjin, as), {
          path,
          year: year === undefined ? null : Number(year),
          dryRun: dryRun ?? false,
          words: calendarWords(genjin.translator),
        });
        const isGood = result.problems.length === 0;
        if (!isGood) process.exitCode = 1;
        const errors = result.problems.map((one) => ({ ...one, message: problemText(one, speak) }));
        if (json) console.log(JSON.stringify({ ...result, problems: undefined, errors }));
        else (isGood ? console.log : console.error)(report(result, speak));
      });
    });
}

/** Names of columns and values in all languages. */
const calendarWords = (translator: Translator): CalendarWords =>
  locales.map((locale) => translator.bundle(locale, "calendar") as LocaleCalendarWords);

/** A problem of days has its sentence here; one of any file, where all imports have it. */
const problemText = ({ code, ...details }: FileProblem, speak: Speaker): string =>
  speak.sentenceOf(
    /^(notice|row)-/.test(code) ? "calendar:problems." : "import:problems.",
    code,
    details,
  );

function report(result: CalendarImported, speak: Speaker): string {
  const { dryRun, added, unchanged, moved, problems } = result;
  if (problems.length > 0) {
    const lines = problems.map((problem) => problemText(problem, speak));
    return [...lines, speak.t("import:nothing-saved")].join("\n");
  }
  const lines = added.map(({ country, from, to, kind, name }) =>
    [
      country ?? speak.t("calendar:ours"),
      from === to ? from : `${from}..${to}`,
      speak.t(`calendar:state.${kind}`),
      speak.holiday(name),
    ].join("\t"),
  );
  const done = speak.t("calendar:imported", { added: added.length, unchanged });
  const dues = moved === null ? [] : [speak.t("holidays.moved", { count: moved })];
  return [...lines, done, ...dues, ...(dryRun ? [speak.t("import:dry-run")] : [])].join("\n");
}
