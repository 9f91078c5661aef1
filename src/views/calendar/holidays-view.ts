import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { HolidayOutlook, SharedRun } from "../../core/calendar/holiday-outlook.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { calendarGapText } from "./calendar-gap-text.ts";
import { daySpan } from "./holiday-span.ts";

/** Stretches of closed days, and countries of one, that are shown; more are counted. */
const mostRuns = 15;
const mostCountries = 6;

/** When we and the customers' countries are closed next, and what is not known of the calendars. */
export function holidaysView(outlook: HolidayOutlook, speak: Speaker): OutboundMessage {
  const title = speak.t("holidays.title", { days: outlook.days });
  const ours = [
    ...outlook.ours.map((run) => ({ on: run.from, said: speak.t("holidays.ours", told(run)) })),
    ...outlook.madeUp.map(({ date, name }) => ({
      on: date,
      said: speak.t("holidays.made-up", { day: speak.day(date), name: speak.holiday(name) }),
    })),
  ].sort((a, b) => a.on.localeCompare(b.on));
  const theirs = outlook.theirs.slice(0, mostRuns).map((run) => theirLine(run));
  const rest = outlook.theirs.length - theirs.length;
  const isNothing = ours.length + theirs.length === 0;
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...section(
      "our-days",
      ours.map(({ said }) => said),
    ),
    ...section("their-days", theirs),
    ...(rest > 0 ? [paragraph(speak.t("holidays.more", { count: rest }))] : []),
    ...(isNothing ? [paragraph(speak.t("holidays.none"))] : []),
    ...outlook.gaps.map((gap) =>
      paragraph(speak.t("holidays.warning", { text: calendarGapText(gap, speak) })),
    ),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };

  function section(key: "our-days" | "their-days", lines: readonly string[]): Block[] {
    if (lines.length === 0) return [];
    return [
      paragraph(speak.t(`holidays.${key}`)),
      { type: "list", items: lines.map((line) => [text(line)]) },
    ];
  }

  function told({
    from,
    to,
    name,
    isEstimate,
  }: Pick<SharedRun, "from" | "to" | "name" | "isEstimate">) {
    const said = speak.holiday(name);
    return {
      span: daySpan(from, to, speak),
      name: isEstimate ? speak.t("calendar:estimate", { name: said }) : said,
    };
  }

  function theirLine(run: SharedRun): string {
    const named = run.countries
      .slice(0, mostCountries)
      .map(({ country, customers }) =>
        speak.t("holidays.country", { country: speak.country(country), count: customers }),
      )
      .join(speak.t("list.comma"));
    const isAll = run.countries.length <= mostCountries;
    const countries = isAll ? named : speak.t("list.and-more", { list: named });
    return speak.t("holidays.theirs", { ...told(run), countries });
  }
}
