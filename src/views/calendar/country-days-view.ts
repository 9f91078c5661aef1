import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { ClosedRun } from "../../core/calendar/closed-runs.ts";
import type { CountryDays } from "../../core/calendar/country-days.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { dateSpan, daySpan } from "./holiday-span.ts";

/** Stretches of closed days that are shown of a country. */
const mostRuns = 8;

/** Whether and when countries are closed. */
export function countryDaysView(
  countries: readonly CountryDays[],
  speak: Speaker,
): OutboundMessage {
  const titles = countries.map((one) => titleOf(one, speak));
  const blocks = countries.flatMap((one, at): Block[] => {
    const runs = one.runs.slice(0, mostRuns);
    const isNext = one.next !== null && (runs.length === 0 || one.asked !== null);
    return [
      { type: "heading", text: titles[at] ?? "" },
      ...(runs.length === 0
        ? []
        : [{ type: "list" as const, items: runs.map((run) => [text(runText(run, speak))]) }]),
      ...(isNext && one.next !== null
        ? [paragraph(speak.t("holidays.next", { run: runText(one.next, speak) }))]
        : []),
    ];
  });
  return { kind: "answer", summary: titles.join(speak.t("list.dot")), blocks, subjects: [] };
}

function titleOf({ country, asked, runs, isWeekend }: CountryDays, speak: Speaker): string {
  const name = speak.country(country);
  if (asked === null) return speak.t("holidays.of", { country: name });
  const days = daySpan(asked.from, asked.to, speak);
  if (runs.length > 0) return speak.t("holidays.closed", { country: name, days });
  return speak.t(isWeekend ? "holidays.weekend" : "holidays.not-closed", { country: name, days });
}

function runText({ from, to, name, isEstimate }: ClosedRun, speak: Speaker): string {
  const said = speak.holiday(name);
  return speak.t("holidays.ours", {
    span: dateSpan(from, to, speak),
    name: isEstimate ? speak.t("calendar:estimate", { name: said }) : said,
  });
}
