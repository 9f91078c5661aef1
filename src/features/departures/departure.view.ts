import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import {
  type Departure,
  type DepartureFigures,
  type Left,
  type PlannedDeparture,
  type Reach,
  reachGoal,
} from "./departure.core.ts";

/** Customers without a channel that are named. */
const mostNamed = 5;
/** Colleagues that are offered to take over. */
const mostOffered = 6;

/** What a departure would do, in figures, and the answer that does it. */
export function plannedView(
  { from, to, figures, shares, candidates }: PlannedDeparture,
  { isByCountry }: Departure,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("departure.planned", { name: from.name });
  const needsReceiver = to.length === 0 && figures.customers > 0;
  const line = buttonLine(
    "leave",
    ...["ok", from.handle, to.length === 0 ? "" : "→", to.map(({ handle }) => handle).join(",")],
    isByCountry ? speak.t("departure.by-country") : "",
  );
  const label = speak.t("departure.do", { name: from.name });
  const blocks: Block[] = [
    { type: "heading", text: title },
    {
      type: "list",
      items: [
        ...figuresOf(figures, speak),
        ...shares.map(({ name, count }) => speak.t("departure.share", { name, count })),
      ].map((each) => [text(each)]),
    },
    ...reachBlocks(figures.reach, from.handle, speak),
    paragraph(
      needsReceiver
        ? speak.t("departure.whom-to", { handle: from.handle })
        : speak.t("departure.does", { name: from.name }),
    ),
  ];
  if (needsReceiver) {
    const offered = candidates.slice(0, mostOffered).map(({ name, handle }) => ({
      label: speak.t("departure.to", { name }),
      command: buttonLine("leave", from.handle, "→", handle),
    }));
    if (offered.length === 0) return { kind: "answer", summary: title, blocks, subjects: [] };
    const items = offered.map(({ label: said }) => [text(said)]);
    return {
      kind: "question",
      summary: title,
      blocks: [...blocks, { type: "list", start: 1, items }, { type: "actions", buttons: offered }],
      subjects: [],
      choices: offered.map(({ command }) => command),
    };
  }
  return {
    kind: "question",
    summary: title,
    blocks: [
      ...blocks,
      { type: "list", start: 1, items: [[text(label)]] },
      { type: "actions", buttons: [{ label, command: line, style: "danger" }] },
    ],
    subjects: figures.reach.missing
      .slice(0, mostNamed)
      .map(({ id, ref }) => ({ customerId: id, ref })),
    choices: [line],
  };
}

/** What came of a departure, and how to take all of it back. */
export function leftView(left: Left, speak: Speaker): OutboundMessage {
  const { from, figures, shares, spread, until, lenders, accounts, undoId } = left;
  const title = speak.t("departure.left", { name: from.name });
  const lines = [
    ...(figures.customers === 0 ? [] : figuresOf(figures, speak)),
    ...shares.map(({ name, count }) => speak.t("departure.share", { name, count })),
    speak.t("departure.access", { count: accounts }),
    ...(until === null
      ? []
      : [speak.t("departure.spread", { count: spread, day: speak.day(until) })]),
    ...(lenders.length === 0
      ? []
      : [
          speak.t("departure.lent-back", {
            handle: from.handle,
            lenders: lenders.join(speak.t("list.comma")),
          }),
        ]),
    ...(figures.customers === 0 ? [] : [speak.t("departure.introduced")]),
  ];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "list", items: lines.map((each) => [text(each)]) },
      ...reachBlocks(figures.reach, from.handle, speak),
      paragraph(speak.t("undo.hint")),
      {
        type: "actions",
        buttons: [{ label: speak.t("undo.button"), command: buttonLine("undo", undoId) }],
      },
    ],
    subjects: [],
  };
}

/** What somebody holds, a line a figure; what is none is left out. */
export function figuresOf(figures: DepartureFigures, speak: Speaker): string[] {
  const { customers, keyAccounts, share } = figures;
  const counted = (
    ["promises", "complaints", "answers", "orderSteps", "birthdays"] as const
  ).flatMap((what) =>
    figures[what] === 0 ? [] : [speak.t(`departure.count.${what}`, { count: figures[what] })],
  );
  return [
    [
      speak.t("departure.count.customers", { count: customers }),
      keyAccounts === 0 ? "" : speak.t("departure.count.key", { count: keyAccounts }),
      share === null ? "" : speak.t("departure.of-turnover", { percent: percent(share) }),
    ]
      .filter((part) => part !== "")
      .join(speak.t("list.comma")),
    ...counted,
  ];
}

/** How far the company reaches what somebody holds, and whom it does not where that is too little. */
export function reachBlocks(reach: Reach, handle: string, speak: Speaker): Block[] {
  const { part, isOfTurnover, withSecond, missing } = reach;
  if (part === null) return [];
  const isEnough = part >= reachGoal;
  const values = { percent: percent(part), goal: percent(reachGoal), count: withSecond };
  const key = isEnough ? "reach" : "reach-low";
  const said = isOfTurnover
    ? speak.t(`departure.${key}`, values)
    : speak.t(`departure.${key}-of-customers`, values);
  if (isEnough || missing.length === 0) return [paragraph(said)];
  const named = missing.slice(0, mostNamed);
  const more = missing.length - named.length;
  return [
    paragraph(said),
    { type: "list", items: named.map((one) => customerRow(one, "direct", speak)) },
    ...(more === 0 ? [] : [paragraph(speak.t("departure.more", { count: more }))]),
    paragraph(speak.t("departure.mend", { handle, ref: named[0]?.ref ?? "" })),
  ];
}

/** A part in whole percent, never rounded up to all or to the goal. */
export const percent = (part: number): number => Math.floor(part * 100 + 1e-9);
