import type { Block, Button, OutboundMessage, Picture } from "../../chat/message.ts";
import { type Economy, economies, economyOf } from "../../core/places/economy-of.ts";
import {
  growthOf,
  type MarketScore,
  mostWeighed,
  type Segment,
  type SegmentTable,
  segmentDimensions,
  strengths,
  type Weighed,
} from "../../core/segments/segment.ts";
import { segmentLines } from "../../core/segments/segment-lines.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
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

/** Countries that have a button of their own. */
const mostButtons = 4;

/**
 * Markets: of what kind each country is, what its customers weigh, how managers judge it, where what they
 * weigh and what we are strong in meet or do not; and its customers as a list to act on.
 */
export function marketsView(
  table: SegmentTable,
  scores: ReadonlyMap<string, MarketScore>,
  weighed: readonly Weighed[],
  title: string,
  picture: Picture | null,
  speak: Speaker,
): OutboundMessage {
  const written = (score: number | null | undefined) => (score == null ? "–" : `${score}/5`);
  const columns: Column[] = [
    {
      name: speak.t("market.kind-column"),
      of: ({ key }) => (key === null ? "–" : speak.t(`market.${economyOf(key)}`)),
    },
    {
      name: speak.t("market.weighed-column"),
      of: ({ key }) => weighedText(mostWeighed(weighed, key), speak),
    },
    {
      name: speak.t("market.competition-column"),
      of: ({ key }) => written(scores.get(key ?? "")?.competition),
    },
    {
      name: speak.t("market.strength-column"),
      of: ({ key }) => strengthText(scores.get(key ?? ""), speak),
    },
  ];
  const countries = table.segments.flatMap(({ key }) => (key === null ? [] : [key]));
  const kinds = economies.filter((kind) => countries.some((one) => economyOf(one) === kind));
  const buttons: Button[] = [
    ...(countries.length < 2 ? [] : kinds).map((kind) => ({
      label: speak.t(`market.${kind}`),
      command: buttonLine("find", `market:${kind}`),
    })),
    ...countries.slice(0, mostButtons).map((one) => ({
      label: speak.country(one),
      command: buttonLine("find", `country:${one}`),
    })),
  ];
  const end: Block[] = [
    ...countries.flatMap((one) => fitText(scores.get(one), mostWeighed(weighed, one), speak)),
    ...(countries.length < 2 ? [] : kinds.map((kind) => kindText(table, kind, speak))),
  ].map(paragraph);
  return tableMessage(
    table,
    title,
    picture,
    columns,
    [
      ...end,
      paragraph(speak.t("market.kinds")),
      paragraph(speak.t("market.hint")),
      ...(buttons.length === 0 ? [] : [{ type: "actions" as const, buttons }]),
    ],
    speak,
  );
}

const weighedText = (most: Weighed | null, speak: Speaker): string =>
  most === null ? "–" : `${speak.t(`priority.${most.priority}`)} ${speak.number(most.customers)}`;

/** `4/5 (product 5/5)`: how strong we are there, and in what. */
function strengthText(score: MarketScore | undefined, speak: Speaker): string {
  const parts = strengths.flatMap((one) => {
    const given = score?.[one] ?? null;
    return given === null ? [] : [speak.t(`market.${one}`, { score: given })];
  });
  const all = score?.strength == null ? [] : [`${score.strength}/5`];
  return [...all, ...parts].join(" ") || "–";
}

/** From which score on we are strong in something, and up to which we are weak. */
const [strong, weak] = [4, 2];

/** Where what customers of a market weigh most is what we are strong in there, or weak. */
function fitText(score: MarketScore | undefined, most: Weighed | null, speak: Speaker): string[] {
  const own = most === null || most.priority === "price" ? null : (score?.[most.priority] ?? null);
  if (score === undefined || most === null || own === null) return [];
  const about = {
    country: speak.country(score.country),
    priority: speak.t(`priority.${most.priority}`),
    score: own,
  };
  if (own >= strong) return [speak.t("market.fits", about)];
  return own <= weak ? [speak.t("market.lacks", about)] : [];
}

/** All markets of a kind together. */
function kindText({ segments, currency }: SegmentTable, kind: Economy, speak: Speaker): string {
  const there = segments.filter(({ key }) => key !== null && economyOf(key) === kind);
  const sum = (of: (one: Segment) => number) => there.reduce((all, one) => all + of(one), 0);
  const [amount, before] = [sum((one) => one.amount), sum((one) => one.amountBefore)];
  return speak.t("market.of-kind", {
    kind: speak.t(`market.${kind}`),
    countries: there.length,
    count: sum(({ customers }) => customers),
    currency,
    amount: grown(amount, before, speak),
  });
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
