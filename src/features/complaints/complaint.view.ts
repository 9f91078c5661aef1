import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import { type ComplaintKind, complaintKinds, severities } from "../../core/owed/complaint-told.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { named } from "../../views/customer/named.ts";
import { moneyText } from "../../views/orders/order-text.ts";
import { endedView } from "../../views/owed/ended-view.ts";
import { endingButton } from "../../views/owed/ending-button.ts";
import { owedWhen } from "../../views/owed/owed-list-view.ts";
import { owedKey, owedText, toldTextWithDay } from "../../views/owed/owed-text.ts";
import type {
  Complaint,
  ComplaintChanged,
  ComplaintsOfDays,
  Resolved,
  Sum,
} from "./complaint.core.ts";

/** What is known of a complaint besides its words: `quality · severe · claims USD 800 · order K3F-1`. */
export const factsText = (complaint: Complaint, speak: Speaker): string =>
  factsOf(complaint, speak).join(speak.t("list.dot"));

function factsOf(complaint: Complaint, speak: Speaker): string[] {
  const { about, severity, claim, orderNumber, remedy, cost, toldBy, satisfaction } = complaint;
  return [
    about === null ? "" : speak.t(`complaint-kind.${about}`),
    severity === null || severity === "usual" ? "" : speak.t(`complaint.severity.${severity}`),
    claim === null ? "" : speak.t("complaint.claim", { sum: moneyText(claim, speak) }),
    orderNumber === null ? "" : speak.t("complaint.order", { number: orderNumber }),
    remedy === null ? "" : speak.t(`complaint.remedy.${remedy}`),
    cost === null ? "" : speak.t("complaint.cost", { sum: moneyText(cost, speak) }),
    toldBy === null ? "" : speak.t(`complaint.told-by.${toldBy}`),
    satisfaction === null ? "" : speak.t("complaint.satisfaction", { score: satisfaction }),
  ].filter((part) => part !== "");
}

const lineAbout = (complaint: Complaint, ...words: readonly string[]): string =>
  buttonLine("complaints", `#${complaint.ref}`, owedKey(complaint), ...words);

/** The buttons that say what a complaint is about, but for what it is taken to be about. */
const kindButtons = (complaint: Complaint, speak: Speaker): Button[] =>
  complaintKinds
    .filter((kind) => kind !== complaint.about)
    .map((kind) => ({
      label: speak.t(`complaint-kind.${kind}`),
      command: lineAbout(complaint, kind),
    }));

/** The buttons that say how bad it is, but for what it is taken for. */
const severityButtons = (complaint: Complaint, speak: Speaker): Button[] =>
  severities
    .filter((severity) => severity !== (complaint.severity ?? "usual"))
    .map((severity) => ({
      label: speak.t(`complaint.severity.${severity}`),
      command: lineAbout(complaint, severity),
    }));

/** What was found in the words of a complaint that one tap keeps. */
export type FoundInWords = { readonly claim: Sum | null; readonly orderNumber: string | null };

/** After a complaint was noted: what it is taken to be about, and what is asked of it by buttons. */
export function notedBlocks(
  complaint: Complaint,
  { claim, orderNumber }: FoundInWords,
  speak: Speaker,
): Block[] {
  const { about } = complaint;
  const found = [
    ...(claim === null ? [] : [speak.t("complaint.claim", { sum: moneyText(claim, speak) })]),
    ...(orderNumber === null ? [] : [speak.t("complaint.order", { number: orderNumber })]),
  ];
  const keeping: Button[] =
    found.length === 0
      ? []
      : [
          {
            label: found.join(speak.t("list.dot")),
            command: lineAbout(
              complaint,
              ...(claim === null ? [] : ["claim", claim.currency, String(claim.amount)]),
              ...(orderNumber === null ? [] : ["order", orderNumber]),
            ),
            mark: "✓",
          },
        ];
  const asked =
    about === null
      ? speak.t("complaint.about-what")
      : speak.t("complaint.taken-for", { kind: speak.t(`complaint-kind.${about}`) });
  const buttons =
    about === null
      ? kindButtons(complaint, speak)
      : [
          ...severityButtons(complaint, speak).slice(-1),
          { label: speak.t("complaint.change"), command: lineAbout(complaint) },
        ];
  return [paragraph(asked), { type: "actions", buttons: [...keeping, ...buttons] }];
}

/** One complaint with all that is known of it and how to say more. */
export function complaintView(complaint: Complaint, speak: Speaker): OutboundMessage {
  const { customerId, ref, doneAt } = complaint;
  const title = owedText(complaint, speak);
  const facts = factsText(complaint, speak);
  const buttons =
    doneAt === null
      ? [
          ...kindButtons(complaint, speak),
          ...severityButtons(complaint, speak),
          endingButton(complaint, `#${ref}`, speak),
        ]
      : [{ label: speak.t("complaint.reopen"), command: lineAbout(complaint, "reopen") }];
  return {
    kind: "answer",
    summary: `#${ref} ${title}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [...named(complaint, "direct"), text(`${speak.t("list.dot")}${title}`)],
      },
      ...(facts === "" ? [] : [paragraph(facts)]),
      ...(doneAt === null ? [] : [paragraph(speak.t("complaint.is-over"))]),
      { type: "actions", buttons },
      paragraph(speak.t("complaint.hint", { ref })),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** Which complaint of a customer is meant; each answer says the same of one of them. */
export function whichComplaintView(
  complaints: readonly Complaint[],
  words: string,
  speak: Speaker,
): OutboundMessage {
  const offered = complaints.slice(0, 9);
  const { ref = "", customerId = "" } = offered[0] ?? {};
  return numberedQuestion(
    speak.t("complaint.which"),
    offered.map((one) => [text(toldTextWithDay(one, speak))]),
    offered.map((one) => lineAbout(one, words)),
    [{ customerId, ref }],
  );
}

/** What was kept of a complaint, by when it is to be answered now, and what is asked next. */
export function complaintChangedView(
  { complaint, undoId }: ComplaintChanged,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const { customerId, ref, doneAt, dueOn } = complaint;
  const facts = factsText(complaint, speak);
  const when = doneAt === null && dueOn !== null ? owedWhen(dueOn, today, speak) : "";
  const said = [owedText(complaint, speak), facts, when].filter((part) => part !== "");
  const asking = doneAt === null ? severityButtons(complaint, speak) : [];
  return {
    kind: "answer",
    summary: `#${ref} ${said.join(speak.t("list.dot"))}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [
          text("✅ "),
          ...named(complaint, "direct"),
          text(["", ...said].join(speak.t("list.dot"))),
        ],
      },
      ...(asking.length === 0 ? [] : [{ type: "actions" as const, buttons: asking }]),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** How somebody says that the customer was told, and how they may answer. */
const ways = ["phone", "email", "visit", "message"] as const;

/** That complaints are over; or that they stay open until the customer was told, asked how that was done. */
export function resolvedView({ ended, untold, undoId }: Resolved, speak: Speaker): OutboundMessage {
  const [open, ...others] = untold;
  if (open === undefined) return endedWithScore({ ended, undoId }, speak);
  const refs = [...new Set(untold.map(({ ref }) => `#${ref}`))];
  const meant = others.length === 0 ? [`#${open.ref}`, owedKey(open)] : [refs.join(","), "all"];
  const buttons = ways.map((way) => {
    const label = speak.t(`complaint.told-by.${way}`);
    return { label, command: buttonLine("resolved", ...meant, label) };
  });
  const title = speak.t("complaint.tell-first", { refs: refs.join(" ") });
  return {
    kind: "question",
    summary: title,
    blocks: [
      ...untold.map((one): Block => {
        const what = text(`${speak.t("list.dot")}${toldTextWithDay(one, speak)}`);
        return { type: "paragraph", inlines: [...named(one, "direct"), what] };
      }),
      paragraph(title),
      { type: "actions", buttons },
      ...(undoId === null ? [] : endBlocks([], undoId, speak)),
    ],
    subjects: untold.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}

/** That they are over, and where nobody told it how satisfied the customer is. */
function endedWithScore(
  { ended, undoId }: Pick<Resolved, "ended" | "undoId">,
  speak: Speaker,
): OutboundMessage {
  const view = endedView({ ended, undoId: undoId ?? "" }, speak);
  const unrated = ended.find(({ satisfaction }) => satisfaction === null);
  if (unrated === undefined) return view;
  const buttons = [5, 4, 3, 2, 1].map((score) => ({
    label: `${score}/5`,
    command: lineAbout(unrated, `${score}/5`),
  }));
  return {
    ...view,
    blocks: [
      ...view.blocks,
      paragraph(speak.t("complaint.how-satisfied")),
      { type: "actions", buttons },
    ],
  };
}

/** What the card tells of complaints: those that are over, as they were dealt with; the open ones are told before. */
export function cardBlocks(complaints: readonly Complaint[], speak: Speaker): Block[] {
  const shown = complaints.slice(0, 5);
  if (shown.length === 0) return [];
  const items = shown.map((one) => {
    const state = speak.t(one.doneAt === null ? "complaint.open" : "complaint.over");
    const told = one.content === null ? speak.t("owed.untold") : one.content;
    return [
      text(
        [told, factsText(one, speak), state]
          .filter((part) => part !== "")
          .join(speak.t("list.dot")),
      ),
    ];
  });
  return [paragraph(speak.t("complaint.card")), { type: "list", items }];
}

/** Fewer ratings than this make no mean. */
const fewest = 5;
/** Complaints that the manager's week names. */
const most = 5;

/** The complaints of a week by what they are about; the open ones by name only for those who may read names. */
export function weekBlocks(
  { made, ended, open }: ComplaintsOfDays,
  isNaming: boolean,
  today: CivilDate,
  speak: Speaker,
): Block[] {
  if (made.length + ended.length + open.length === 0) return [];
  const kinds = [...complaintKinds, null]
    .map((kind) => ({ kind, count: made.filter(({ about }) => about === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${kindText(kind, speak)} ${speak.number(count)}`);
  const scores = ended.flatMap(({ satisfaction }) => satisfaction ?? []);
  const said = [
    speak.t("complaint.week", { count: made.length }) +
      (kinds.length === 0
        ? ""
        : speak.t("complaint.week-kinds", { kinds: kinds.join(speak.t("list.comma")) })),
    speak.t("complaint.week-ended", { count: ended.length }),
    ...(open.length === 0 ? [] : [speak.t("complaint.week-open", { count: open.length })]),
    ...(scores.length < fewest
      ? []
      : [
          speak.t("complaint.week-score", {
            score: speak.number(scores.reduce((sum, one) => sum + one, 0) / scores.length, 1),
            count: scores.length,
          }),
        ]),
  ];
  const line = paragraph(said.join(speak.t("list.dot")));
  if (!isNaming || open.length === 0) return [line];
  const named = [...open]
    .sort((one, other) => ((one.dueOn ?? "9") < (other.dueOn ?? "9") ? -1 : 1))
    .slice(0, most)
    .map((one) => [
      text(
        [
          `#${one.ref} ${one.name}`,
          factsText(one, speak),
          one.ownerName ?? speak.t("week.nobody"),
          one.dueOn === null ? "" : owedWhen(one.dueOn, today, speak),
        ]
          .filter((part) => part !== "")
          .join(speak.t("list.dot")),
      ),
    ]);
  return [line, { type: "list", items: named }];
}

const kindText = (kind: ComplaintKind | null, speak: Speaker): string =>
  speak.t(kind === null ? "complaint.kind-unknown" : `complaint-kind.${kind}`);
