import type { OutboundMessage } from "../../chat/message.ts";
import type { DatedDay } from "../../core/calendar/dated-day.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";

type Unchecked = DatedDay & { readonly country: string };

/** Lines that are shown, each a country's days by one source; the days of more are counted. */
const most = 30;

/** The days off that rest on one source, with the source, and how a wrong one is put right. */
export function uncheckedDaysView(days: readonly Unchecked[], speak: Speaker): OutboundMessage {
  const title = speak.t("holidays.unchecked", { count: days.length });
  const groups = new Map<string, Unchecked[]>();
  for (const day of days) {
    const key = `${day.country} ${day.source}`;
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  const lines = [...groups.values()];
  const shown = lines.slice(0, most);
  const rest = lines.slice(most).flat().length;
  return {
    kind: "answer",
    summary: title,
    blocks:
      days.length === 0
        ? [paragraph(speak.t("holidays.unchecked-none"))]
        : [
            { type: "heading", text: title },
            { type: "list", items: shown.map((group) => [text(line(group))]) },
            ...(rest > 0 ? [paragraph(speak.t("holidays.more", { count: rest }))] : []),
            paragraph(speak.t("holidays.unchecked-hint")),
          ],
    subjects: [],
  };

  function line(group: readonly Unchecked[]): string {
    const [{ country = "", source = "" } = {}] = group;
    const told = group.map(({ date, name, isEstimate }) => {
      const said = speak.holiday(name);
      return speak.t("holidays.unchecked-day", {
        day: speak.date(date),
        name: isEstimate ? speak.t("calendar:estimate", { name: said }) : said,
      });
    });
    return speak.t("holidays.unchecked-line", {
      country: speak.country(country),
      source,
      days: told.join(speak.t("list.comma")),
    });
  }
}
