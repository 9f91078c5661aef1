import type { RecordedCard } from "../../core/drafts/recorded.ts";
import type { ContactFact } from "../../core/people/contact-field.ts";
import type { PlacedCard } from "../../core/people/placed-card.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { findChanged } from "../changes/find-changed.ts";
import { addCustomers } from "../customer/add-customers.ts";
import { setContact } from "./set-contact.ts";

/**
 * Records a business card: the company, where it is new, as the actor's own customer, and the person
 * there. Throws `Refusal` `card.taken` where a colleague has the company, and what its parts throw.
 */
export async function recordCard(
  app: App,
  actor: Actor,
  { whose, card, known }: PlacedCard,
): Promise<Omit<RecordedCard, "item"> & { readonly undoIds: readonly string[] }> {
  const undoIds: string[] = [];
  const added = whose === null ? await addCompany(app, actor, card) : null;
  if (added !== null && added.undoId !== null) undoIds.push(added.undoId);
  const isNewCustomer = added !== null && added.undoId !== null;
  const id = whose?.id ?? added?.customer.id;
  if (id === undefined) throw new Error("a card of nobody");
  if (card.person === null && known === null) {
    if (added === null) throw new Refusal("card.unread");
    return { customer: added.customer, isNewCustomer, person: null, undoIds };
  }
  const name = card.person ?? "";
  const facts: readonly ContactFact[] =
    known === null || card.person === null
      ? card.facts
      : [...card.facts, { field: "name", value: name }];
  const { customer, person, kind, undoId } = await setContact(
    app,
    actor,
    id,
    facts,
    () => known ?? { name },
  );
  undoIds.push(undoId);
  const isNew = kind === "added";
  return { customer, isNewCustomer, person: { name: person, isNew }, undoIds };
}

async function addCompany(app: App, actor: Actor, card: PlacedCard["card"]) {
  const { company, country, city, website, source = null } = card;
  if (company === null || country === null) throw new Refusal("card.unread");
  const said = { name: company, country, city, website, ...(source === null ? {} : { source }) };
  const { added, notAdded, undoId } = await addCustomers(app, actor, [said], true);
  // Another card of the same company may have been recorded since.
  const there = notAdded[0]?.twins.find(({ isSame, isSeen }) => isSame && isSeen);
  if (there !== undefined) {
    const [standing] = await findChanged(app.store, actor, [there.id]);
    if (standing !== undefined) return { customer: standing, undoId: null };
  }
  const [customer] = added;
  if (customer === undefined) throw new Refusal("card.taken", { name: company });
  return { customer, undoId };
}
