import type { OutboundMessage } from "../../chat/message.ts";
import type { ContactChange } from "../../core/changes/contact-change.ts";
import type { CardContact } from "../../core/customer/customer-card.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { endBlocks } from "../blocks/end-blocks.ts";
import { paragraph, text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { contactLine, formerBlocks } from "./card-lists.ts";
import { factText } from "./fact-text.ts";
import { named } from "./named.ts";

/** What was changed of a person at a customer, and how to undo it; for a member in private. */
export function contactChangedView(
  { customer, person, kind, successor, facts, undoId }: ContactChange,
  speak: Speaker,
): OutboundMessage {
  const told = facts.map((fact) => factText(fact, speak)).join(speak.t("list.dot"));
  const who = kind === "changed" ? person : speak.t(`contact.${kind}`, { name: person });
  const next = successor === undefined ? "" : speak.t("contact.successor", { name: successor });
  const said = [who, next, told].filter((part) => part !== "").join(speak.t("list.dot"));
  const { id, ref } = customer;
  const more = speak.t("contact.more-line", { ref, name: person });
  return {
    kind: "answer",
    summary: `#${ref} ${said}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [text("✅ "), ...named(customer, "direct"), text(speak.t("list.dot") + said)],
      },
      ...(kind === "added" ? [paragraph(speak.t("contact.more", { line: more }))] : []),
      ...endBlocks([customer], undoId, speak),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** The people at a customer with all that is known of them, and how to add more. `zone` is the member's. */
export function peopleView(
  customer: NamedCustomer,
  everybody: readonly CardContact[],
  country: string | null,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const { id, ref, name } = customer;
  const people = everybody.filter(({ leftAt }) => leftAt === null);
  const former = everybody.filter(({ leftAt }) => leftAt !== null);
  const title =
    people.length === 0
      ? speak.t("contact.nobody")
      : speak.t("contact.people", { count: people.length });
  const [first] = people;
  const more = speak.t("contact.more-line", { ref, name: first?.name ?? "" });
  return {
    kind: "answer",
    summary: `#${ref} ${title}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [...named({ ref, name }, "direct"), text(speak.t("list.dot") + title)],
      },
      ...(people.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: people.map((one) => contactLine(one, country, speak, zone)),
            },
            paragraph(speak.t("contact.more", { line: more })),
          ]),
      ...formerBlocks(former, zone, speak),
      paragraph(speak.t("contact.new", { line: speak.t("contact.new-line", { ref }) })),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** Most people whom a question offers. */
const mostPeople = 9;

/** What was told of somebody who is to be found; `isGone`: without facts they are taken away. */
type ToldOfSomebody = {
  readonly name: string;
  readonly facts: readonly ContactFact[];
  readonly isGone?: boolean;
};

/**
 * Asks whose it is that was told: one of the people, or, where a name was said that nobody has, a new
 * one. What was told is shown, and kept by the answer.
 */
export function whosePersonView(
  people: readonly { readonly id: string; readonly name: string }[],
  customer: { readonly id: string; readonly ref: string },
  { name, facts, isGone = false }: ToldOfSomebody,
  mayAdd: boolean,
  speak: Speaker,
): OutboundMessage {
  const { id: customerId, ref } = customer;
  const told = facts.map((fact) => factText(fact, speak)).join(speak.t("list.dot"));
  const isNamed = name !== "" && mayAdd;
  const asked = isNamed ? speak.t("contact.whose-named", { name }) : speak.t("contact.whose");
  const question = told === "" ? asked : speak.t("contact.asked-of", { told, asked });
  const isRemoved = isGone && facts.length === 0;
  const fields = isRemoved
    ? "remove"
    : facts.map(({ field, value }) => `${field}: ${value ?? "none"}`).join("\n");
  const known = people.slice(0, mostPeople);
  const added = mayAdd
    ? [{ label: speak.t("contact.add", { name }), command: line(ref, `+${name}`, fields) }]
    : [];
  const buttons = [
    ...added,
    ...known.map(({ id, name: label }) => ({ label, command: line(ref, id, fields) })),
  ];
  return numberedQuestion(
    question,
    buttons.map(({ label }) => [text(label)]),
    buttons.map(({ command }) => command),
    [{ customerId, ref }],
  );
}

const line = (ref: string, who: string, told: string) =>
  buttonLine("contact", `#${ref}`, who, told);
