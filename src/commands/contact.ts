import { z } from "zod";
import { leaveContact } from "../app/people/leave-contact.ts";
import { namesAt, peopleOf } from "../app/people/people-of.ts";
import { removeContact } from "../app/people/remove-contact.ts";
import { setContact } from "../app/people/set-contact.ts";
import { mayBeName, readContact, type ToldOfPerson } from "../bot/arguments/read-contact.ts";
import { readLeaving } from "../bot/arguments/read-leaving.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { peopleCalled } from "../core/people/people-called.ts";
import type { Instant } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { contactChangedView, peopleView, whosePersonView } from "../views/customer/contact-view.ts";
import { whoLeftView } from "../views/customer/who-left-view.ts";

/**
 * `/contact REF`: the people at a customer; with a name one of them, who is added where nobody is called
 * so; with fields what is to be kept of them. An id stands for a person, `+` before a name for a new one.
 */
export const contact = defineCommand<CalledArgs["contact"]>({
  name: "contact",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(1500)), isSaid: z.literal(true).optional() }),
  positional: ["about…"],
  reads: reads.alone,
  run: (context, { about, isSaid }) =>
    onCustomer(context, "contact", about, async (customerId, rest, reference) => {
      const { app, actor, speak, lexicon } = context;
      const { zone } = actor.member;
      const show = async (id: string | null) => {
        const { customer, country, people } = await peopleOf(app, actor, customerId);
        const shown = people.filter((one) => id === null || one.id === id);
        return peopleView(customer, shown, country, zone, speak);
      };
      if (rest === "") return show(null);
      const [, id, isNew, said = ""] =
        /^(?:([0-9a-f-]{36})\s*|(\+)\s*)?([\s\S]*)$/.exec(rest) ?? [];
      const leaving = readLeaving(shaped(id === undefined ? said : `X ${said}`), lexicon);
      if (leaving !== null) {
        const known = await namesAt(app, actor, customerId);
        const called = personMeant(known, id, leaving.person);
        const [one, ...others] = called;
        if (one === undefined) throw new Refusal("contact-nobody", { name: leaving.person });
        const whose = { id: customerId, ref: reference.slice(1) };
        if (others.length > 0) return whoLeftView(called, whose, leaving.rest, speak);
        const { successor } = leaving;
        return contactChangedView(
          await leaveContact(app, actor, customerId, one.id, successor),
          speak,
        );
      }
      const told = readContact(shaped(said), lexicon, civilDateAt(actor.now, zone));
      refuseUnread(told, said, (field) => speak.t(`contact.field.${field}`));
      const known = await namesAt(app, actor, customerId);
      const { person, facts, isGone } = told;
      const called = personMeant(known, id, isNew === undefined ? person : null);
      const [one, ...others] = called;
      const ask = (mayAdd: boolean) =>
        whosePersonView(
          others.length > 0 ? called : known,
          { id: customerId, ref: reference.slice(1) },
          { name: person, facts, isGone },
          mayAdd,
          speak,
        );
      if (isGone && person === "" && id === undefined)
        throw new Refusal("contact-unread", { text: said });
      if (one !== undefined && others.length === 0) {
        if (isGone && facts.length === 0)
          return contactChangedView(await removeContact(app, actor, customerId, one.id), speak);
        if (facts.length === 0) return show(one.id);
        return contactChangedView(
          await setContact(app, actor, customerId, facts, () => one),
          speak,
        );
      }
      if (others.length > 0) return ask(false);
      if (person === "") throw new Refusal("no-contact");
      if (isGone) throw new Refusal("contact-nobody", { name: person });
      if (!mayBeName(person)) throw new Refusal("contact-unread", { text: said });
      if (isSaid === true && isNew === undefined) return ask(true);
      const added = await setContact(app, actor, customerId, facts, () => ({ name: person }));
      return contactChangedView(added, speak);
    }),
});

/** Whom the words mean among the people: several where they do not say, nobody for a new one (null). */
function personMeant<
  Person extends { readonly id: string; readonly name: string; readonly leftAt: Instant | null },
>(known: readonly Person[], id: string | undefined, person: string | null): readonly Person[] {
  if (id !== undefined) return known.filter((one) => one.id === id);
  if (person === null) return [];
  return person === ""
    ? known.filter(({ leftAt }) => leftAt === null)
    : peopleCalled(person, known);
}

/** Throws a `Refusal` where a field is named whose value nobody can read, or a name is taken away. */
function refuseUnread(
  { facts, wrong, isGone }: ToldOfPerson,
  said: string,
  labelOf: (field: ToldOfPerson["facts"][number]["field"]) => string,
): void {
  if (wrong !== null) {
    const { field, text, isUnclear } = wrong;
    throw isUnclear
      ? new Refusal("birthday-unclear", { text })
      : new Refusal("contact-value", { text, field: labelOf(field) });
  }
  const isNameless = facts.some(({ field, value }) => field === "name" && value === null);
  const isOdd = facts.some(({ field, value }) => field === "role" && /[\d?？@]/.test(value ?? ""));
  if (isNameless || (isOdd && !isGone)) throw new Refusal("contact-unread", { text: said });
}
