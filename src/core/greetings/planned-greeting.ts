import type { Stop } from "../customer/stop.ts";
import type { Silence } from "../owed/silence.ts";
import { personName } from "../people/person-name.ts";
import type { CivilDate, Zone } from "../time/civil.ts";
import { daysBetween } from "../time/civil-date.ts";
import type { ContactLevel, Tier } from "../vocabulary.ts";
import complaintTags from "./complaint-tags.json" with { type: "json" };
import { festivalCustom } from "./festival-custom.ts";
import type { KeptDay, KeptDays, Observer } from "./kept-days.ts";

/** A person at one of a member's customers, as greetings look at them. */
export type GreetingContact = Pick<Observer, "country" | "observances" | "notObserved"> & {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly level: ContactLevel | null;
  /** Their own language, and that of their company; tags such as `pt-BR`. */
  readonly language: string | null;
  readonly companyLanguage: string | null;
  /** Number of the wording: consecutive among the people of a company. */
  readonly wording: number;
  readonly customerId: string;
  readonly ref: string;
  readonly customer: string;
  readonly tier: Tier;
  readonly zone: Zone;
  /** Today at the customer. */
  readonly today: CivilDate;
  readonly tags: readonly string[];
  /** What they asked to be left alone with. */
  readonly stops: readonly Stop[];
  /** What is owed to the customer that keeps us from saying anything cheerful; null: nothing. */
  readonly silence: Silence | null;
};

/** A greeting that was sent: to whom, and for what day (`christmas 2026-12-25`). */
export type SentGreeting = { readonly contactId: string; readonly occasion: string };

/** Why nothing cheerful is said to somebody now. */
export type HeldBack = Silence | { readonly because: "tag"; readonly tag: string };

/**
 * One festival for one person. `ready`: greet; `ask`: find out first whether they keep it; `held`:
 * not now; `sent`: done.
 */
export type PlannedGreeting = {
  readonly contact: GreetingContact;
  readonly day: KeptDay;
  /** Days until then at the customer; negative when it is over. */
  readonly inDays: number;
  readonly state: "ready" | "ask" | "held" | "sent";
  readonly held: HeldBack | null;
};

/** Dates of one festival are this many days apart at least. */
const sameFestival = 20;

/** What a greeting was for, as it is kept with its touch. */
export const occasionOf = ({ festival, date }: Pick<KeptDay, "festival" | "date">): string =>
  `${festival} ${date}`;

/** The greetings of all these people on the days that `keptDays` knows of, in no order. */
export function planGreetings(
  contacts: readonly GreetingContact[],
  keptDays: KeptDays,
  sent: readonly SentGreeting[],
): readonly PlannedGreeting[] {
  const occasions = new Map<string, string[]>();
  for (const { contactId, occasion } of sent) {
    occasions.set(contactId, [...(occasions.get(contactId) ?? []), occasion]);
  }
  return contacts.flatMap((contact) => {
    const { companyLanguage, language } = contact;
    const held = heldBack(contact);
    return keptDays({ ...contact, language: language ?? companyLanguage })
      .filter((day) => isFor(contact, day))
      .map((day): PlannedGreeting => {
        const wasSent = (occasions.get(contact.id) ?? []).some((one) => isSame(one, day));
        const open = day.standing === "suggested" ? "ask" : held === null ? "ready" : "held";
        const state = wasSent ? "sent" : open;
        const inDays = daysBetween(contact.today, day.date);
        return { contact, day, inDays, state, held: state === "held" ? held : null };
      });
  });
}

/** Why nothing cheerful may be said to a person now; null when something may. */
export function heldBack({ silence, tags }: GreetingContact): HeldBack | null {
  if (silence !== null) return silence;
  const tag = tags.find((one) => complaintTags.includes(one.toLowerCase()));
  return tag === undefined ? null : { because: "tag", tag };
}

/** A greeting for women goes only to who is known to be one. */
const isFor = ({ name, language, companyLanguage, country }: GreetingContact, day: KeptDay) =>
  !festivalCustom(day.festival).isForWomen ||
  personName(name, language ?? companyLanguage ?? "en", country).gender === "woman";

/** The date of a moon-sighted festival may have been corrected after it was greeted. */
function isSame(occasion: string, { festival, date }: KeptDay): boolean {
  const [id, on = ""] = occasion.split(" ");
  return id === festival && Math.abs(daysBetween(on as CivilDate, date)) < sameFestival;
}
