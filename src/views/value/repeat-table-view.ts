import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { RepeatOfDays, RepeatRate, RepeatTable } from "../../core/value/worth.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { worthButtons } from "./worth-buttons.ts";
import { percentText } from "./worth-text.ts";

/** How many of those who bought had bought before: by period, and by person for who leads. */
export function repeatTableView(
  { years, quarters, people }: RepeatTable,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("worth.repeat-title");
  const [year] = years;
  const blocks: Block[] = [{ type: "heading", text: title }];
  const all = [...years, ...quarters];
  if (all.every(({ buyers }) => buyers === 0)) blocks.push(paragraph(speak.t("worth.none")));
  else {
    if (year !== undefined)
      blocks.push(
        paragraph(
          speak.t("worth.repeat-year", {
            count: year.buyers,
            ...year,
            rate: rateText(year, speak),
          }),
        ),
      );
    blocks.push(
      table(
        speak.t("worth.period"),
        all.map((one) => ofDays(one, speak)),
        speak,
      ),
    );
    if (people.length > 0)
      blocks.push(
        paragraph(speak.t("worth.by-person")),
        table(
          speak.t("worth.person"),
          people.map((one) => [one.owner ?? speak.t("worth.nobody"), one]),
          speak,
        ),
      );
    blocks.push(paragraph(speak.t("worth.repeat-rule")));
  }
  blocks.push(worthButtons("repeat", speak));
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

const ofDays = (one: RepeatOfDays, speak: Speaker): [string, RepeatRate] => [
  speak.t("format:days-from-to", { from: speak.date(one.from), to: speak.date(one.to) }),
  one,
];

const table = (
  first: string,
  rows: readonly (readonly [string, RepeatRate])[],
  speak: Speaker,
): Block => ({
  type: "table",
  header: [
    first,
    speak.t("worth.buyers-column"),
    speak.t("worth.returning-column"),
    speak.t("worth.rate-column"),
  ],
  rows: rows.map(([name, one]) => [
    name,
    speak.number(one.buyers),
    speak.number(one.returning),
    rateText(one, speak),
  ]),
});

const rateText = ({ buyers, returning }: RepeatRate, speak: Speaker): string =>
  buyers === 0 ? "–" : percentText(returning / buyers, speak);
