import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { CalendarRule } from "../../core/calendar/calendar-rule.ts";
import type { HolidayChange } from "../../core/calendar/holiday-outlook.ts";
import { parseCivilDate } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { dateSpan } from "./holiday-span.ts";

/** The calendar entries that the organization made itself, with who made them. */
export function holidayRulesView(rules: readonly CalendarRule[], speak: Speaker): OutboundMessage {
  const title = speak.t("holidays.rules", { count: rules.length });
  const lines = [...rules]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((rule) =>
      speak.t("holidays.sourced", {
        rule: ruleText(rule, speak),
        source: datesTold(rule.source, speak),
      }),
    );
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...listOf(lines),
      paragraph(speak.t(rules.length === 0 ? "holidays.rules-none" : "holidays.rules-hint")),
    ],
    subjects: [],
  };
}

/** A source as somebody keeps it, its dates as people write them. */
const datesTold = (source: string, speak: Speaker): string =>
  source.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (written) => {
    const date = parseCivilDate(written);
    return date === null ? written : speak.date(date);
  });

/** What was added to the calendar or taken out of it, how many dues moved, and how to undo it. */
export function changedHolidaysView(
  { verb, rules, moved, undoId }: HolidayChange,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(`holidays.${verb}`);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...listOf(rules.map((rule) => ruleText(rule, speak))),
      paragraph(
        moved === 0 ? speak.t("holidays.moved-none") : speak.t("holidays.moved", { count: moved }),
      ),
      paragraph(speak.t("undo.hint")),
      {
        type: "actions",
        buttons: [{ label: speak.t("undo.button"), command: `/undo ${undoId}` }],
      },
    ],
    subjects: [],
  };
}

const listOf = (lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [{ type: "list", items: lines.map((line) => [text(line)]) }];

/** One entry: whose days, which, and what they are. */
export function ruleText({ isOurs, country, from, to, kind, name }: CalendarRule, speak: Speaker) {
  const place = country === null ? "" : speak.country(country);
  const company = country === null ? "holidays.company" : "holidays.company-in";
  return speak.t("holidays.rule", {
    where: isOurs ? speak.t(company, { country: place }) : place,
    span: dateSpan(from, to, speak),
    kind: speak.t(`calendar:state.${kind}`),
    name: speak.holiday(name),
  });
}
