import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { LoyaltyRules } from "../../core/tiering/rule-set.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Locale } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import {
  type Kept,
  type Levelled,
  type Loyalty,
  type LoyaltyOfDays,
  levelOf,
  nextLevel,
  type OtherCustomer,
  type PointLine,
  shareTrend,
} from "./loyalty.core.ts";

/** Lines of a list, and customers of a level that are listed. */
const most = 10;
/** Of fewer buyers no rate is told. */
const fewestBuyers = 5;

type Asked = Pick<Loyalty, "customerId" | "ref">;

const subjectsOf = ({ customerId, ref }: Asked) => [{ customerId, ref }];

const money = (amount: number, currency: string, speak: Speaker): string =>
  `${currency} ${speak.number(Math.round(amount))}`;

const otherText = (other: OtherCustomer, speak: Speaker): string =>
  other === null ? speak.t("loyalty.colleagues") : `#${other.ref} ${other.name}`;

/** The level by the turnover of a year, and what is wanting to the next; what the level brings. */
function levelLines({ turnover, currency, rules }: Loyalty, speak: Speaker): string[] {
  const level = levelOf(turnover, rules.from);
  const next = nextLevel(turnover, rules.from);
  const said = [
    level === null ? speak.t("loyalty.no-level") : speak.t(`loyalty-level.${level}`),
    speak.t("loyalty.turnover", { sum: money(turnover, currency, speak) }),
    ...(next === null
      ? []
      : [
          speak.t("loyalty.next", {
            level: speak.t(`loyalty-level.${next.level}`),
            sum: money(next.wanting, currency, speak),
          }),
        ]),
  ];
  const benefit = level === null ? "" : rules.benefits[level];
  return [
    said.join(speak.t("list.dot")),
    ...(benefit === "" ? [] : [speak.t("loyalty.benefit", { text: benefit })]),
  ];
}

/** Who brought them, whom they brought, and which part of their purchases is ours. */
function factLines({ referrals, shares, currency }: Loyalty, zone: Zone, speak: Speaker): string[] {
  const { by, brought, value } = referrals;
  const trend = shareTrend(shares);
  return [
    ...(by === null ? [] : [speak.t("loyalty.brought-by", { who: otherText(by.customer, speak) })]),
    ...(brought.length === 0
      ? []
      : [
          speak.t("loyalty.brought", {
            count: brought.length,
            who: brought
              .slice(0, most)
              .map((one) => otherText(one, speak))
              .join(speak.t("list.comma")),
            sum: money(value, currency, speak),
          }),
        ]),
    ...(trend === null
      ? []
      : [
          [
            speak.t("loyalty.share", {
              percent: trend.now.percent,
              day: speak.date(civilDateAt(trend.now.at, zone)),
            }),
            ...(trend.before === null
              ? []
              : [
                  speak.t(
                    trend.moved > 0
                      ? "loyalty.share-up"
                      : trend.moved < 0
                        ? "loyalty.share-down"
                        : "loyalty.share-same",
                    {
                      percent: trend.before.percent,
                      day: speak.date(civilDateAt(trend.before.at, zone)),
                    },
                  ),
                ]),
          ].join(speak.t("list.dot")),
        ]),
  ];
}

const pointsLine = ({ points }: Loyalty, speak: Speaker): string[] =>
  points === null ? [] : [speak.t("loyalty.points", points)];

/** One line of the ledger: `1 Dec 2026 · +1,040 · order PI-004 · 3,915 left`. */
function lineText({ on, kind, points, left, what }: PointLine, speak: Speaker): string {
  const count = `${points < 0 ? "−" : "+"}${speak.number(Math.abs(points))}`;
  const said =
    kind === "order"
      ? speak.t("loyalty.line-order", { number: what ?? "" })
      : kind === "referral"
        ? speak.t("loyalty.line-referral", { who: what ?? speak.t("loyalty.colleagues") })
        : (what ?? speak.t("loyalty.line-spent"));
  const rest = speak.t("loyalty.line-left", { left: speak.number(left) });
  return [speak.date(on), count, said.trim(), rest].join(speak.t("list.dot"));
}

/** The statement of one customer. */
export function loyaltyView(loyalty: Loyalty, zone: Zone, speak: Speaker): OutboundMessage {
  const { ref, points, lines: moves } = loyalty;
  const lines = [
    ...(points === null ? [speak.t("loyalty.off")] : pointsLine(loyalty, speak)),
    ...(points === null ? [] : levelLines(loyalty, speak)),
    ...factLines(loyalty, zone, speak),
  ];
  const ledger = [...moves]
    .reverse()
    .slice(0, most)
    .map((line) => [text(lineText(line, speak))]);
  return {
    kind: "answer",
    summary: `#${ref} ${lines[0] ?? ""}`,
    blocks: [
      { type: "paragraph", inlines: named(loyalty, "direct") },
      ...lines.map(paragraph),
      ...(ledger.length === 0 ? [] : [{ type: "list" as const, items: ledger }]),
      ...(moves.length > most
        ? [paragraph(speak.t("owed.more", { count: moves.length - most }))]
        : []),
      paragraph(speak.t("loyalty.hint", { ref })),
    ],
    subjects: subjectsOf(loyalty),
  };
}

/** Languages, besides our own two, in which we have the letter. */
const foreign = ["es", "fr", "de", "pt", "ru"] as const;

/** The yearly statement as a letter to the customer, in their language where we have it in that, else in English. */
export function letterView(
  { points, turnover, rules, ref, customerId, name, language }: Loyalty,
  speakIn: (locale: Locale) => Speaker,
  speak: Speaker,
): OutboundMessage {
  const written = foreign.find((one) => one === language);
  const own = speakIn(language.startsWith("zh") ? "zh-CN" : "en");
  const level = levelOf(turnover, rules.from);
  const numbers = {
    name,
    earned: own.number((points?.byOrders ?? 0) + (points?.byReferrals ?? 0)),
    left: own.number(points?.left ?? 0),
    level: level === null ? "–" : own.t(`loyalty-level.${level}`),
  };
  const said =
    written === undefined
      ? own.t("loyalty.own-letter", numbers)
      : own.t(`loyalty.${written}-letter`, numbers);
  const tag = written ?? own.locale;
  const title = speak.t("loyalty.letter", { ref, language: speak.language(tag) });
  return {
    kind: "answer",
    summary: title,
    blocks: [paragraph(title), { type: "letter", text: said, language: tag }],
    subjects: [{ customerId, ref }],
  };
}

const keptView = (
  { loyalty, undoId }: Kept<unknown>,
  lines: readonly string[],
  speak: Speaker,
): OutboundMessage => ({
  kind: "answer",
  summary: `#${loyalty.ref} ${lines[0] ?? ""}`,
  blocks: [
    {
      type: "paragraph",
      inlines: [
        text("✅ "),
        ...named(loyalty, "direct"),
        text(["", ...lines].join(speak.t("list.dot"))),
      ],
    },
    ...endBlocks([], undoId, speak),
  ],
  subjects: subjectsOf(loyalty),
});

/** Who brought a customer. */
export const referredView = (kept: Kept<null>, speak: Speaker): OutboundMessage =>
  keptView(
    kept,
    [
      speak.t("loyalty.brought-by", {
        who: otherText(kept.loyalty.referrals.by?.customer ?? null, speak),
      }),
    ],
    speak,
  );

/** Which part of their purchases is ours, and how it moved. */
export const sharedView = (kept: Kept<number>, zone: Zone, speak: Speaker): OutboundMessage =>
  keptView(
    kept,
    factLines({ ...kept.loyalty, referrals: { by: null, brought: [], value: 0 } }, zone, speak),
    speak,
  );

/** What points were spent on, and what is left. */
export const spentView = (
  kept: Kept<{ readonly points: number; readonly what: string | null }>,
  speak: Speaker,
): OutboundMessage =>
  keptView(
    kept,
    [
      speak.t("loyalty.spent", { count: kept.kept.points }),
      ...(kept.kept.what === null ? [] : [kept.kept.what]),
      ...pointsLine(kept.loyalty, speak),
    ],
    speak,
  );

/** Customers by level. */
export function levelledView(
  { rules, levelled }: { readonly rules: LoyaltyRules; readonly levelled: readonly Levelled[] },
  speak: Speaker,
): OutboundMessage {
  const title =
    rules.since === "off"
      ? speak.t("loyalty.off")
      : speak.t("loyalty.title", { count: levelled.length });
  const shown = levelled.slice(0, most);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(shown.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: shown.map((one) => [
                ...named(one, "direct"),
                text(`${speak.t("list.dot")}${speak.t(`loyalty-level.${one.level}`)}`),
              ]),
            },
          ]),
      ...(levelled.length > most
        ? [paragraph(speak.t("owed.more", { count: levelled.length - most }))]
        : []),
    ],
    subjects: shown.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}

/** What the card tells of it. */
export const cardBlocks = (loyalty: Loyalty, zone: Zone, speak: Speaker): Block[] =>
  [
    ...(loyalty.points === null
      ? []
      : [...levelLines(loyalty, speak), ...pointsLine(loyalty, speak)]),
    ...factLines(loyalty, zone, speak),
  ].map(paragraph);

/** That an order lifted a customer to a level; empty where it did not. */
export function risenBlocks(
  { turnover, rules, ref }: Loyalty,
  before: number,
  speak: Speaker,
): Block[] {
  const level = levelOf(turnover, rules.from);
  if (level === null || level === levelOf(before, rules.from)) return [];
  const benefit = rules.benefits[level];
  const said = speak.t("loyalty.risen", { ref, level: speak.t(`loyalty-level.${level}`) });
  return [
    paragraph(
      [said, ...(benefit === "" ? [] : [speak.t("loyalty.benefit", { text: benefit })])].join(
        speak.t("list.dot"),
      ),
    ),
  ];
}

/** What became of loyalty in a week; who rose by name only for those who may read names. */
export function weekBlocks(
  { risen, brought, buyers, bringers }: LoyaltyOfDays,
  isNaming: boolean,
  speak: Speaker,
): Block[] {
  const rate =
    bringers === 0 || buyers < fewestBuyers
      ? []
      : [
          speak.t("loyalty.week-rate", {
            bringers,
            buyers,
            percent: Math.round((100 * bringers) / buyers),
          }),
        ];
  const said = [
    ...(brought === 0 ? [] : [speak.t("loyalty.week-brought", { count: brought })]),
    ...rate,
    ...(risen.length === 0 ? [] : [speak.t("loyalty.week-risen", { count: risen.length })]),
  ];
  if (said.length === 0) return [];
  return [
    paragraph(said.join(speak.t("list.dot"))),
    ...(isNaming && risen.length > 0
      ? [
          {
            type: "list" as const,
            items: risen
              .slice(0, most)
              .map((one) => [
                ...named(one, "direct"),
                text(`${speak.t("list.dot")}${speak.t(`loyalty-level.${one.level}`)}`),
              ]),
          },
        ]
      : []),
  ];
}
