import { normaliseDomain } from "../customer/normalise-domain.ts";
import { findCountry } from "../places/country.ts";
import type { BusinessCard } from "./business-card.ts";
import type { ContactFact } from "./contact-field.ts";
import { countryOfPhone, dialled } from "./phones-in.ts";
import { countryOfDomain } from "./place-on-card.ts";
import type { VCard } from "./vcard.ts";

/** What a card of a telephone or a chat says, as one of paper would. */
export function cardOfVcard(vcard: VCard): BusinessCard {
  const [email, ...emails] = vcard.emails;
  const [site = null] = vcard.websites;
  const domain = [site, email].map((one) => (one == null ? null : normaliseDomain(one)));
  const own = domain.find((one) => one !== null) ?? null;
  const named = vcard.country === null ? null : findCountry(vcard.country);
  const called = vcard.phones.map(countryOfPhone).find((one) => one !== null) ?? null;
  const country = named ?? called ?? (own === null ? null : countryOfDomain(own));
  const [phone, other, ...phones] = [...new Set(vcard.phones.map((one) => dialled(one, country)))];
  const notes = [
    ...vcard.chats,
    ...emails,
    ...phones,
    ...(vcard.note === null ? [] : [vcard.note]),
  ];
  const told: Readonly<Partial<Record<ContactFact["field"], string | null | undefined>>> = {
    role: [vcard.role, vcard.department].filter((one) => one !== null).join(", ") || null,
    phone,
    "other-phone": other,
    email: email?.toLowerCase(),
    birthday: vcard.birthday,
    note: notes.join("; ") || null,
  };
  return {
    company: vcard.organization,
    country,
    city: vcard.city,
    website: site?.replace(/^https?:\/\//i, "").replace(/\/+$/, "") ?? null,
    person: vcard.name,
    facts: Object.entries(told).flatMap(([field, value]) =>
      value == null ? [] : { field: field as ContactFact["field"], value: value.slice(0, 500) },
    ),
  };
}
