import type { Block, Button, OutboundMessage, Picture } from "../../chat/message.ts";
import {
  growthOf,
  type MarketScore,
  type Segment,
  type SegmentTable,
  segmentDimensions,
} from "../../core/segments/segment.ts";
import { segmentLines } from "../../core/segments/segment-lines.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { carriedText } from "../money/money-text.ts";
import { segmentAmount } from "./segment-amount.ts";
import { segmentName } from "./segment-name.ts";

/** Growth from here on is told as a multiple. */
const manifold = 3;

/** Customers divided by one thing, with the other divisions as buttons; for one member in private. */
export function segmentsView(
  table: SegmentTable,
  title: string,
  picture: Picture | null,
  speak: Speaker,
): OutboundMessage {
  const buttons = segmentDimensions
    .filter((one) => one !== table.dimension)
    .map((one): Button => ({ label: speak.t(`dimension.${one}`), command: `/segments ${one}` }));
  return tableMessage(table, title, picture, [], [{ type: "actions", buttons }], speak);
}

/** Markets with how managers judge them. */
export function marketsView(
  table: SegmentTable,
  scores: ReadonlyMap<string, MarketScore>,
  title: string,
  picture: Picture | null,
  speak: Speaker,
): OutboundMessage {
  const written = (score: number | null | undefined) => (score == null ? "–" : `${score}/5`);
  const columns = [
    {
      name: speak.t("market.competition-column"),
      of: ({ key }: Segment) => written(scores.get(key ?? "")?.competition),
    },
    {
      name: speak.t("market.strength-column"),
      of: ({ key }: Segment) => written(scores.get(key ?? "")?.strength),
    },
  ];
  return tableMessage(table, title, picture, columns, [paragraph(speak.t("market.hint"))], speak);
}

type Column = { readonly name: string; readonly of: (segment: Segment) => string };

function tableMessage(
  table: SegmentTable,
  title: string,
  picture: Picture | null,
  extra: readonly Column[],
  end: readonly Block[],
  speak: Speaker,
): OutboundMessage {
  const { shown, others } = segmentLines(table);
  const columns = [...columnsOf(table, speak), ...extra];
  const row = (name: string, segment: Segment) => [name, ...columns.map(({ of }) => of(segment))];
  const rows = [
    ...shown.map((one) => row(segmentName(table, one.key, speak), one)),
    ...(others === null
      ? []
      : [row(speak.t("segments.others", { count: others.count }), others.sum)]),
    // Of a single one the sum of all says the same again.
    ...(shown.length === 1 && shown[0] === table.total
      ? []
      : [row(speak.t("segments.total"), table.total)]),
  ];
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (picture !== null) blocks.push({ type: "image", picture });
  blocks.push({ type: "table", header: ["", ...columns.map(({ name }) => name)], rows });
  const { currency, total } = table;
  if (total.lost > 0) blocks.push(paragraph(speak.t("segments.lost", { count: total.lost })));
  const converted = table.otherCurrencies.filter((code) => !total.unvalued.includes(code));
  if (converted.length > 0) {
    const list = converted.join(speak.t("list.comma"));
    blocks.push(paragraph(speak.t("segments.converted", { currency, list })));
  }
  if (table.carried.length > 0) {
    const list = table.carried.map((one) => carriedText(one, speak)).join(speak.t("list.comma"));
    blocks.push(paragraph(speak.t("segments.carried", { list })));
  }
  const [first] = total.unvalued;
  if (first !== undefined) {
    const list = total.unvalued.join(speak.t("list.comma"));
    blocks.push(paragraph(speak.t("segments.unvalued", { list, first })));
  }
  blocks.push(...end);
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

function columnsOf({ currency, total }: SegmentTable, speak: Speaker): Column[] {
  const money: Column[] =
    total.buyers === 0
      ? []
      : [
          {
            name: speak.t("segments.amount-column", { currency }),
            of: (one) => segmentAmount(one, grown(one.amount, one.amountBefore, speak), speak),
          },
        ];
  const expected: Column[] =
    total.expected === null
      ? []
      : [
          {
            name: speak.t("segments.expected-column"),
            of: (one) => (one.expected === null ? "–" : speak.number(one.expected)),
          },
        ];
  return [
    {
      name: speak.t("segments.customers-column"),
      of: ({ customers, customersBefore }) =>
        speak.number(customers) +
        (customers === customersBefore ? "" : ` (+${speak.number(customers - customersBefore)})`),
    },
    ...money,
    {
      name: speak.t("segments.returning-column"),
      of: ({ buyers, returning }) =>
        buyers === 0 ? "–" : `${Math.round((100 * returning) / buyers)}%`,
    },
    ...expected,
  ];
}

/** `12,000 (+20%)`; where it is many times what was before, `12,000 (×6)`. */
function grown(now: number, before: number, speak: Speaker): string {
  const growth = growthOf(now, before);
  if (growth === null || now === before) return speak.number(now);
  return `${speak.number(now)} (${growthText(growth, speak)})`;
}

/** A growth as `+20%`, `-8%`, `×6.1`. */
function growthText(growth: number, speak: Speaker): string {
  if (growth >= manifold) return `×${speak.number(growth + 1, 1)}`;
  const percent = Math.round(100 * growth);
  return `${percent > 0 ? "+" : ""}${percent}%`;
}
