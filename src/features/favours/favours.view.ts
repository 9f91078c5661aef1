import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import type { LedgerDirection } from "../../core/owed/ledger-line.ts";
import type { CivilDate, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { named } from "../../views/customer/named.ts";
import { moneyText } from "../../views/orders/order-text.ts";
import { owedWhen } from "../../views/owed/owed-list-view.ts";
import { owedKey } from "../../views/owed/owed-text.ts";
import {
  type Answered,
  balanceOf,
  type FavourList,
  type Gift,
  type LedgerLine,
  type Limit,
  type Noted,
  type Plan,
  type Planned,
} from "./ledger.core.ts";

/** Lines that are shown of one list. */
const most = 10;

/** A member's day, and their zone. */
export type Clock = { readonly today: CivilDate; readonly zone: Zone };

/** What was given, in words: `3%`, `USD 500`, `free samples`. */
export const giftText = ({ percent, sum, what }: Gift, speak: Speaker): string => {
  const parts = [
    percent === null ? "" : `${speak.number(percent, 2)}%`,
    sum === null ? "" : moneyText(sum, speak),
    what ?? "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? speak.t("favour.unsaid") : parts.join(" ");
};

const sideText = (line: LedgerLine, speak: Speaker): string =>
  speak.t(line.direction === "given" ? "favour.gave" : "favour.got", {
    what: giftText(line, speak),
  });

/** How what was given stands: `to come back: a referral · by Fri 12/18`. */
function backText(
  { kind, direction, back }: LedgerLine,
  today: CivilDate,
  speak: Speaker,
): string[] {
  if (direction === "received") return [];
  if (back === null) return kind === "concession" ? [speak.t("favour.for-nothing")] : [];
  const { state, what, dueOn } = back;
  if (state === "nothing") return [speak.t("favour.for-nothing")];
  if (state === "returned") return [speak.t("favour.came")];
  const told = what === null ? speak.t("favour.not-said") : speak.t("favour.to-come", { what });
  return [told, ...(dueOn === null ? [] : [owedWhen(dueOn, today, speak)])];
}

/** One line: `gave 3% · to come back: a referral · by Fri 12/18`. */
export const lineText = (line: LedgerLine, today: CivilDate, speak: Speaker): string =>
  [sideText(line, speak), ...backText(line, today, speak)].join(speak.t("list.dot"));

const limitText = ({ mostPercent, mostAmount, currency }: Limit, speak: Speaker): string =>
  speak.t("favour.limit", {
    percent: speak.number(mostPercent, 2),
    sum: moneyText({ amount: mostAmount, currency }, speak),
  });

/** How something that was given is named in a command line. */
const lineFor = ({ ref, back }: LedgerLine, ...words: readonly string[]): string =>
  buttonLine("concede", `#${ref}`, back === null ? "" : owedKey({ id: back.owedId }), ...words);

/** The button by which it came back. */
const returnedButton = (line: LedgerLine, speak: Speaker): Button => ({
  label: speak.t("owed.favour.button", { what: `#${line.ref}` }),
  command: lineFor(line, "returned"),
  mark: "✓",
});

/** What was written into the ledger; asks what comes back where that was not said. */
export function notedView(
  { line, isAbove, rules, undoId }: Noted,
  isThreat: boolean,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const said = lineText(line, today, speak);
  const notes = [
    ...(isAbove
      ? [speak.t("favour.above", { limit: limitText(rules, speak), ref: line.ref })]
      : []),
    ...(isThreat ? [speak.t("favour.guard")] : []),
  ];
  const isAsking = line.back?.state === "open" && line.back.what === null;
  const quick = isAsking
    ? (["referral", "volume", "prepayment", "nothing"] as const).map((way): Button => {
        const label = speak.t(`favour.way.${way}`);
        return { label, command: lineFor(line, "for", label) };
      })
    : [];
  return {
    kind: isAsking ? "question" : "answer",
    summary: `#${line.ref} ${said}`,
    blocks: [
      changedParagraph(line, said, speak),
      ...notes.map(paragraph),
      ...(isAsking
        ? [paragraph(speak.t("favour.what-for")), { type: "actions" as const, buttons: quick }]
        : []),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId: line.customerId, ref: line.ref }],
    ...(isAsking ? { awaits: lineFor(line, "for") } : {}),
  };
}

/** What is to come back now, or that it did. */
export const answeredView = (
  { line, undoId }: Answered,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage => {
  const said = lineText(line, today, speak);
  return {
    kind: "answer",
    summary: `#${line.ref} ${said}`,
    blocks: [changedParagraph(line, said, speak), ...endBlocks([], undoId, speak)],
    subjects: [{ customerId: line.customerId, ref: line.ref }],
  };
};

const changedParagraph = (
  one: { readonly ref: string; readonly name: string },
  said: string,
  speak: Speaker,
): Block => ({
  type: "paragraph",
  inlines: [text("✅ "), ...named(one, "direct"), text(`${speak.t("list.dot")}${said}`)],
});

/** For which of several concessions something came back, or is to. */
export const whichFavourView = (
  lines: readonly LedgerLine[],
  words: string,
  speak: Speaker,
): OutboundMessage => {
  const offered = lines.slice(0, 9);
  const { ref = "", customerId = "" } = offered[0] ?? {};
  return numberedQuestion(
    speak.t("owed.favour.which"),
    offered.map((line) => [
      text(
        [sideText(line, speak), line.back?.what ?? speak.t("favour.not-said")].join(
          speak.t("list.dot"),
        ),
      ),
    ]),
    offered.map((line) => lineFor(line, words)),
    [{ customerId, ref }],
  );
};

/** Asks whether words tell of a favour, or of a concession; nothing is recorded before. */
export function isItAFavourView(
  { id, ref }: { readonly id: string; readonly ref: string },
  words: string,
  what: LedgerDirection | "concession",
  speak: Speaker,
): OutboundMessage {
  const isConcession = what === "concession";
  const steps = isConcession
    ? (["concession"] as const)
    : what === "given"
      ? (["favour", "received"] as const)
      : (["received", "favour"] as const);
  const labels = steps.map((step) => speak.t(`favour.as.${step}`));
  const touched = isConcession ? speak.t("favour.talked", { words }) : words;
  return numberedQuestion(
    speak.t(isConcession ? "favour.draft-concession" : "favour.draft", { ref, words }),
    [...labels, speak.t("favour.as.touch")].map((label) => [text(label)]),
    [
      ...steps.map((step) =>
        buttonLine("concede", `#${ref}`, step === "concession" ? "!" : step, words),
      ),
      buttonLine("log", `#${ref}`, speak.t("favour.touch-word"), touched),
    ],
    [{ customerId: id, ref }],
  );
}

const balanceText = (lines: readonly LedgerLine[], speak: Speaker): string => {
  const { given, received, open, forNothing, sums } = balanceOf(lines);
  const money = sums.map(({ direction, sum }) =>
    speak.t(direction === "given" ? "favour.gave" : "favour.got", { what: moneyText(sum, speak) }),
  );
  return [speak.t("favour.balance", { given, received, open, nothing: forNothing }), ...money].join(
    speak.t("list.dot"),
  );
};

/** The ledger of one customer: how both sides stand, and its latest lines. */
export function favoursOfView(
  { id, ref }: { readonly id: string; readonly ref: string },
  lines: readonly LedgerLine[],
  clock: Clock,
  speak: Speaker,
): OutboundMessage {
  const [first] = lines;
  const subjects = [{ customerId: id, ref }];
  if (first === undefined)
    return {
      kind: "answer",
      summary: speak.t("favour.none-of", { ref }),
      blocks: [paragraph(speak.t("favour.none-of", { ref }))],
      subjects,
    };
  const said = balanceText(lines, speak);
  const open = lines.filter(
    ({ direction, back }) => direction === "given" && back?.state === "open",
  );
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [...named(first, "direct"), text(`${speak.t("list.dot")}${said}`)],
      },
      {
        type: "list",
        items: lines.slice(0, most).map((line) => [text(datedText(line, clock, speak))]),
      },
      ...(open.length === 0
        ? []
        : [
            {
              type: "actions" as const,
              buttons: open.slice(0, 3).map((line) => returnedButton(line, speak)),
            },
          ]),
      paragraph(speak.t("favour.hint", { ref })),
    ],
    subjects,
  };
}

const datedText = (line: LedgerLine, { today, zone }: Clock, speak: Speaker): string =>
  [speak.date(civilDateAt(line.at, zone)), lineText(line, today, speak)].join(speak.t("list.dot"));

/** What is to come back from whom, and what waits for a yes; with buttons for who may give it. */
export function favoursView(
  { own, team, plans }: FavourList,
  decides: boolean,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const open = plans.filter(({ decidedAt }) => decidedAt === null);
  const news = plans.filter(({ decidedAt }) => decidedAt !== null);
  const count = own.length + team.length;
  const title = count === 0 ? speak.t("owed.favour.none") : speak.t("owed.favour.own", { count });
  const rows = (lines: readonly LedgerLine[], namesOwner: boolean): Block[] =>
    lines.length === 0
      ? []
      : [
          {
            type: "list",
            items: lines
              .slice(0, most)
              .map((line) => [
                ...named(line, "direct"),
                text(
                  [
                    "",
                    lineText(line, today, speak),
                    ...(namesOwner && line.ownerName !== null ? [line.ownerName] : []),
                  ].join(speak.t("list.dot")),
                ),
              ]),
          },
        ];
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...planBlocks(open, decides, speak),
      ...(news.length === 0
        ? []
        : [
            paragraph(speak.t("favour.decided")),
            { type: "list" as const, items: news.slice(-most).map((plan) => planRow(plan, speak)) },
          ]),
      ...rows(own, false),
      ...(team.length === 0 ? [] : [paragraph(speak.t("favour.team")), ...rows(team, true)]),
      ...(own.length === 0
        ? []
        : [
            {
              type: "actions" as const,
              buttons: own.slice(0, 3).map((line) => returnedButton(line, speak)),
            },
          ]),
      paragraph(speak.t("favour.creed")),
    ],
    subjects: [...own, ...team]
      .slice(0, 2 * most)
      .map(({ customerId, ref }) => ({ customerId, ref })),
  };
}

/** What waits for a manager's yes. */
function planBlocks(plans: readonly Plan[], decides: boolean, speak: Speaker): Block[] {
  if (plans.length === 0) return [];
  const buttons = plans.slice(0, 3).flatMap((plan): Button[] =>
    (["yes", "no"] as const).map((answer) => ({
      label: speak.t(`favour.${answer}`, { ref: plan.ref }),
      command: buttonLine("concede", `#${plan.ref}`, owedKey(plan), answer),
    })),
  );
  return [
    paragraph(speak.t("favour.plans")),
    { type: "list", items: plans.slice(0, most).map((plan) => planRow(plan, speak)) },
    ...(decides ? [{ type: "actions" as const, buttons }] : []),
  ];
}

const planRow = (plan: Plan, speak: Speaker) => [
  ...named(plan, "direct"),
  text(
    [
      "",
      speak.t("favour.wants", {
        who: plan.askerName ?? speak.t("week.nobody"),
        what: giftText(plan, speak),
      }),
      ...(plan.decidedAt === null
        ? []
        : [speak.t(plan.isGranted ? "favour.granted" : "favour.refused")]),
    ].join(speak.t("list.dot")),
  ),
];

/** What becomes of a concession that somebody wants to make. */
export function plannedView(
  { rules, asked }: Planned,
  {
    id,
    ref,
    text: told,
    isThreat,
  }: {
    readonly id: string;
    readonly ref: string;
    readonly text: string;
    readonly isThreat: boolean;
  },
  speak: Speaker,
): OutboundMessage {
  const limit = limitText(rules, speak);
  const said =
    asked === null
      ? speak.t("favour.within", { limit })
      : speak.t("favour.asked", { limit, ref, what: giftText(asked.plan, speak) });
  const give: Button = {
    label: speak.t("favour.give", { ref }),
    command: buttonLine("concede", `#${ref}`, told),
  };
  return {
    kind: "answer",
    summary: said,
    blocks: [
      paragraph(said),
      paragraph(speak.t(isThreat ? "favour.guard" : "favour.creed")),
      ...(asked === null
        ? [{ type: "actions" as const, buttons: [give] }]
        : endBlocks([], asked.undoId, speak)),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** What a manager said to it. */
export const planDecidedView = (
  { plan, undoId }: { readonly plan: Plan; readonly undoId: string },
  speak: Speaker,
): OutboundMessage => {
  const said = [
    speak.t(plan.isGranted ? "favour.granted" : "favour.refused"),
    speak.t("favour.wants", {
      who: plan.askerName ?? speak.t("week.nobody"),
      what: giftText(plan, speak),
    }),
  ].join(speak.t("list.dot"));
  return {
    kind: "answer",
    summary: `#${plan.ref} ${said}`,
    blocks: [changedParagraph(plan, said, speak), ...endBlocks([], undoId, speak)],
    subjects: [{ customerId: plan.customerId, ref: plan.ref }],
  };
};

/** What the card tells of the ledger. */
export const cardBlocks = (lines: readonly LedgerLine[], clock: Clock, speak: Speaker): Block[] =>
  lines.length === 0
    ? []
    : [
        paragraph(speak.t("favour.card", { balance: balanceText(lines, speak) })),
        {
          type: "list",
          items: lines.slice(0, 3).map((line) => [text(datedText(line, clock, speak))]),
        },
      ];

/** What the manager's week tells: what is to come back, whose day is first on top, and what waits for a yes. */
export function weekBlocks(
  open: readonly LedgerLine[],
  plans: readonly Plan[],
  today: CivilDate,
  speak: Speaker,
): Block[] {
  const unpaid = open.filter(({ kind }) => kind === "concession");
  if (unpaid.length + plans.length === 0) return [];
  return [
    ...planBlocks(plans, false, speak),
    ...(unpaid.length === 0
      ? []
      : [
          paragraph(speak.t("favour.week", { count: unpaid.length })),
          {
            type: "list" as const,
            items: unpaid
              .slice(0, 5)
              .map((line) => [
                ...named(line, "direct"),
                text(
                  ["", lineText(line, today, speak), line.ownerName ?? speak.t("week.nobody")].join(
                    speak.t("list.dot"),
                  ),
                ),
              ]),
          },
        ]),
  ];
}
