import type { Conversation } from "../../chat/event.ts";
import type { Block, Inline, OutboundMessage } from "../../chat/message.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { moreBlocks } from "../../views/blocks/more-blocks.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { dueActs, rowButtons } from "../../views/customer/row-buttons.ts";
import { moneyText } from "../../views/orders/order-text.ts";
import {
  type Credit,
  leastOverdue,
  type PoolCounts,
  type PoolPage,
  type PoolRule,
  type PoolSet,
  type PoolStanding,
  warnDays,
} from "./pool.core.ts";

const joined = (parts: readonly string[], speak: Speaker): string =>
  parts.filter((part) => part !== "").join(speak.t("list.dot"));

/** What may be claimed, names masked wherever it is read; to whoever asks in private their own as well. */
export function poolView(
  { rule, customers, total, left, firstNumber, looksLeft, claimsLeft, own }: PoolPage,
  nextLine: string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("pool.title", { count: total });
  const isGroup = audience === "group";
  const hasMore = left > 0 && looksLeft > 0;
  const blocks: Block[] = [{ type: "heading", text: title }];
  if (customers.length > 0)
    blocks.push({
      type: "list",
      start: firstNumber,
      items: customers.map((one) => row(one, speak)),
    });
  else if (total === 0) blocks.push(paragraph(speak.t("pool.none")));
  if (left > 0 && !hasMore)
    blocks.push(paragraph(speak.t("pool.looks-used", { count: left, limit: rule.looksADay })));
  if (customers.length > 0) {
    const limits = [
      speak.t("pool.claims-left", { count: claimsLeft }),
      speak.t("pool.looks-left", { count: looksLeft }),
    ];
    blocks.push(paragraph(speak.t("pool.hint", { ref: customers[0]?.ref ?? "" })));
    if (!isGroup) blocks.push(paragraph(joined(limits, speak)));
  }
  if (!isGroup && own.length > 0)
    blocks.push(paragraph(speak.t("pool.own", { count: own.length })), {
      type: "list",
      items: own.map((one) => ownRow(one, speak)),
    });
  if (hasMore) blocks.push(...moreBlocks(nextLine, left, speak));
  return {
    kind: customers.length > 0 ? "list" : "answer",
    summary: title,
    blocks,
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber,
    ...(hasMore ? { more: nextLine } : {}),
  };
}

/** Until it is claimed nobody reads the name, nor whose it was. */
const row = (one: PoolStanding, speak: Speaker): Inline[] =>
  customerRow(
    {
      ref: one.ref,
      name: one.name,
      tier: one.tier,
      presses: [
        one.country === null ? "" : speak.country(one.country),
        speak.t(`stage.${one.stage}`),
      ],
      why: [speak.t("why-now.overdue", { count: one.overdue })],
    },
    "group",
    speak,
  );

const ownRow = (one: PoolStanding, speak: Speaker): Inline[] =>
  customerRow(
    {
      ref: one.ref,
      name: one.name,
      tier: one.tier,
      presses: [
        one.isIn ? speak.t("pool.is-in") : speak.t("pool.falls", { day: speak.day(one.poolOn) }),
      ],
      why: [speak.t("why-now.overdue", { count: one.overdue })],
    },
    "direct",
    speak,
  );

/** The member's own that fall in within a week, for the morning; `isTitled`: what they are stands before them. */
export const warnedBlocks = (
  warned: readonly PoolStanding[],
  isTitled: boolean,
  speak: Speaker,
): Block[] =>
  warned.length === 0
    ? []
    : [
        ...(isTitled ? [paragraph(warnedTitle(warned, speak))] : []),
        {
          type: "list",
          items: warned.map((one) => ownRow(one, speak)),
          buttons: warned.map(({ ref }) => rowButtons(ref, dueActs, speak)),
        },
        paragraph(speak.t("pool.warned-hint")),
      ];

/** What these rows are, in a line. */
export const warnedTitle = (warned: readonly PoolStanding[], speak: Speaker): string =>
  speak.t("pool.warned", { count: warned.length });

/** The rules of the pool, each with the words that set it, and how many customers they concern. */
export function poolRuleView(
  { rule, inPool, soon, undoId }: PoolSet,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(rule.isOn ? "pool.rules-on" : "pool.rules-off");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: ruleLines(rule, speak).map((line) => [text(line)]) },
      ...(rule.isOn ? [paragraph(countsText({ inPool, soon }, speak))] : []),
      paragraph(speak.t("pool.rules-hint")),
      ...(undoId === null
        ? []
        : [
            paragraph(speak.t("undo.hint")),
            {
              type: "actions" as const,
              buttons: [{ label: speak.t("undo.button"), command: buttonLine("undo", undoId) }],
            },
          ]),
    ],
    subjects: [],
  };
}

function ruleLines(rule: PoolRule, speak: Speaker): string[] {
  const { cadencePercent, exemptTiers, orderDays, looksADay, claimsADay, mostHeld } = rule;
  return [
    speak.t("pool.rule.cadence", {
      times: speak.number(cadencePercent / 100, 2),
      days: leastOverdue,
    }),
    exemptTiers.length === 0
      ? speak.t("pool.rule.exempts-none")
      : speak.t("pool.rule.exempts", { tiers: exemptTiers.join(speak.t("list.comma")) }),
    speak.t("pool.rule.kept", { count: orderDays }),
    speak.t("pool.rule.warned", { days: warnDays }),
    speak.t("pool.rule.limits", { looks: looksADay, claims: claimsADay }),
    mostHeld === null
      ? speak.t("pool.rule.holds-any")
      : speak.t("pool.rule.holds", { count: mostHeld }),
    speak.t("pool.rule.credit", { percent: rule.creditPercent }),
    speak.t("pool.rule.back", { count: rule.backDays }),
  ];
}

/** How many customers are in, and how many fall in within a week. */
export const countsText = ({ inPool, soon }: PoolCounts, speak: Speaker): string =>
  speak.t("pool.counts", { inPool: speak.number(inPool), soon: speak.number(soon) });

/** Why a customer is in the pool, falls in, or does not. */
export function standingText(
  { overdue, cadence, dueOn, poolOn, isIn, keptBy }: PoolStanding,
  { cadencePercent }: PoolRule,
  speak: Speaker,
): string {
  const day = speak.day(poolOn);
  if (keptBy !== null) return speak.t(`pool.kept.${keptBy}`);
  const words = {
    due: speak.day(dueOn),
    count: overdue,
    cadence,
    times: speak.number(cadencePercent / 100, 2),
  };
  return isIn
    ? speak.t("pool.why-in", { day, why: speak.t("pool.why", words) })
    : speak.t("pool.why-soon", { day, ...words });
}

/** What share of its orders is the credit of whoever had a customer before. */
export const creditText = (
  {
    former,
    percent,
    at,
  }: { readonly former: string; readonly percent: number; readonly at: Instant },
  zone: Zone,
  speak: Speaker,
): string => speak.t("pool.credit-on", { former, percent, day: speak.day(civilDateAt(at, zone)) });

/** The credits of some days. */
export const creditBlocks = (credits: readonly Credit[], speak: Speaker): Block[] =>
  credits.length === 0
    ? []
    : [
        paragraph(speak.t("pool.credits", { count: credits.length })),
        {
          type: "list",
          items: credits.map(({ ref, former, by, percent, amount, currency }): Inline[] => [
            text(
              speak.t("pool.credit-line", {
                ...{ ref, former, by, percent },
                share: moneyText({ amount: (amount * percent) / 100, currency }, speak),
              }),
            ),
          ]),
        },
      ];
