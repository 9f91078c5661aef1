import type { Inline, OutboundMessage } from "../../chat/message.ts";
import type { Visit } from "../../core/calendar/visit.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { code, paragraph, text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";

/** `Thu 10 Dec · 3 people`. */
export const visitDay = ({ on, people }: Pick<Visit, "on" | "people">, speak: Speaker): string =>
  [speak.day(on), ...(people === null ? [] : [speak.t("visit.people", { count: people })])].join(
    speak.t("list.dot"),
  );

const visitRow = (visit: Visit, speak: Speaker): Inline[] => [
  ...named(visit, "direct"),
  text(speak.t("list.dot") + visitDay(visit, speak)),
];

/** A visit that was kept, moved or taken back. */
export function visitChangedView(
  step: "planned" | "moved" | "cancelled",
  { visit, undoId }: { readonly visit: Visit; readonly undoId: string },
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(`visit.${step}`);
  const cancel = {
    label: speak.t("visit.cancel"),
    command: buttonLine("visit", `#${visit.ref}`, "cancel"),
  };
  return {
    kind: "answer",
    summary: `#${visit.ref} ${title}`,
    blocks: [
      { type: "paragraph", inlines: [text(title), ...visitRow(visit, speak)] },
      ...(step === "cancelled"
        ? []
        : [paragraph(speak.t("visit.told")), { type: "actions" as const, buttons: [cancel] }]),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId: visit.customerId, ref: visit.ref }],
  };
}

/** Asks whether words tell of a visit to us, of which of these customers; each number keeps it. */
export const visitAskedView = (
  customers: readonly NamedCustomer[],
  visit: Pick<Visit, "on" | "people">,
  lineFor: (customer: NamedCustomer) => string,
  speak: Speaker,
): OutboundMessage =>
  numberedQuestion(
    speak.t("visit.asked", { when: visitDay(visit, speak), count: customers.length }),
    customers.map(({ ref, name }) => customerRow({ ref, name }, "direct", speak)),
    customers.map(lineFor),
    customers.map(({ id, ref }) => ({ customerId: id, ref })),
  );

/** Who comes, the next first. */
export function visitsView(visits: readonly Visit[], speak: Speaker): OutboundMessage {
  const title = speak.t(visits.length === 0 ? "visit.none" : "visit.title");
  return {
    kind: visits.length === 0 ? "answer" : "list",
    summary: title,
    blocks: [
      paragraph(title),
      ...(visits.length === 0
        ? []
        : [
            {
              type: "list" as const,
              start: 1,
              items: visits.map((visit) => visitRow(visit, speak)),
            },
          ]),
      {
        type: "paragraph",
        inlines: [text(speak.t("visit.how")), code(speak.t("visit.how-line"))],
      },
    ],
    subjects: visits.map(({ customerId, ref }) => ({ customerId, ref })),
  };
}
