import { keptDaysBetween } from "../../core/greetings/kept-days.ts";
import type { KnownObservances } from "../../core/greetings/known-observances.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { contactsOfCustomer } from "../../store/people/greeting-contacts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Every festival comes round in this time, in days: the Hebrew year is the longest. */
const aYear = 385;

/** The people at one customer, for choosing among them; empty when it is not visible. */
export const peopleAt = (app: App, actor: Actor, customerId: string): Promise<GreetingContact[]> =>
  contactsOfCustomer(app.store, actor.scope, customerId, actor.now);

/** What is known, and what is to be asked, of the festivals that a person keeps. */
export function observancesOf(contact: GreetingContact): KnownObservances {
  const { today, language, companyLanguage } = contact;
  const days = keptDaysBetween(
    today,
    addDays(today, aYear),
  )({ ...contact, language: language ?? companyLanguage });
  const ids = (standing: (typeof days)[number]["standing"]) => [
    ...new Set(days.filter((day) => day.standing === standing).map(({ festival }) => festival)),
  ];
  const likelihoods = new Map(days.map(({ festival, likelihood }) => [festival, likelihood]));
  return {
    contact,
    confirmed: contact.observances,
    declined: contact.notObserved,
    everybody: ids("everybody"),
    suggested: ids("suggested").map((festival) => ({
      festival,
      likelihood: likelihoods.get(festival) ?? "some",
    })),
  };
}
