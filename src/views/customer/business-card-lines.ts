import type { Inline } from "../../chat/message.ts";
import type { RecordedCard } from "../../core/drafts/recorded.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { strong, text } from "../blocks/inline.ts";
import { nextDue } from "../cadence/next-due.ts";
import { factText } from "./fact-text.ts";
import { named } from "./named.ts";

/**
 * What a business card comes to, or came to (`isRecorded`: a new customer has its reference then): the company, where it is new, with where it is, where it comes from and its due; the person
 * with all that the card says of them, and what was known otherwise before. `zone` is the member's.
 */
export function cardLines(
  { customer, isNewCustomer, person, item }: RecordedCard,
  isRecorded: boolean,
  zone: Zone,
  speak: Speaker,
): Inline[][] {
  const { card, was } = item;
  const dot = speak.t("list.dot");
  const place = [card.country === null ? null : speak.country(card.country), card.city];
  const where = place.filter((one) => one !== null).join(" ");
  const source = card.source == null ? "" : speak.t("business-card.source", { text: card.source });
  const about = [where, card.website, source, nextDue(customer, zone, speak)];
  const company: Inline[] = isNewCustomer
    ? [
        text(speak.t("business-card.new")),
        ...(isRecorded ? named(customer, "direct") : [strong(customer.name)]),
        text(["", ...about.filter((one) => one !== null && one !== "")].join(dot)),
      ]
    : [];
  if (person === null) return [company];
  const called = speak.t(person.isNew ? "business-card.new-person" : "business-card.person", {
    name: person.name,
  });
  const facts = namedAnew(card.person, was).concat(card.facts);
  const told = facts.map((fact) => withWas(fact, was, speak));
  const said: Inline[] = [text([called, ...told].join(dot))];
  return isNewCustomer ? [company, said] : [[...named(customer, "direct"), text(dot), ...said]];
}

/** The name, where the person was called otherwise. */
const namedAnew = (person: string | null, was: readonly ContactFact[]): ContactFact[] =>
  person !== null && was.some(({ field }) => field === "name")
    ? [{ field: "name", value: person }]
    : [];

function withWas(fact: ContactFact, was: readonly ContactFact[], speak: Speaker): string {
  const before = was.find(({ field }) => field === fact.field)?.value ?? null;
  const told = factText(fact, speak);
  return before === null ? told : speak.t("business-card.was", { told, was: before });
}
