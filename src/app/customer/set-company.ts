import type { ChangedResult } from "../../core/changes/customer-change.ts";
import type { CompanyFact, CompanyField } from "../../core/customer/company-field.ts";
import { normaliseDomain } from "../../core/customer/normalise-domain.ts";
import { isIn, movedTo } from "../../core/places/moved-to.ts";
import { regionOf } from "../../core/places/region-of.ts";
import type { LockedCustomer } from "../../store/changes/lock-customers.ts";
import { confirmCompany } from "../../store/customer/company-facts.ts";
import type { Columns } from "../../store/tables/written.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/**
 * Keeps what was told of a customer's company. Where they are moves the clock by which they are counted, as
 * far as it is known, and a city that lies in another country alone their country too. Throws `Refusal`
 * `customer-not-found`.
 */
export const setCompany = (
  app: App,
  actor: Actor,
  customerId: string,
  facts: readonly CompanyFact[],
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "company.changed", async (customer, db) => {
    const place = placed(customer, facts);
    const moved = place?.country ?? null;
    const isTold = facts.some(({ field }) => field === "country");
    const abroad = moved === null || moved === customer.country || isTold ? [] : [moved];
    // A city that lies where they are no more is not theirs either.
    const isLeft =
      isTold && place !== null && customer.city !== null && !isIn(place.country, customer.city);
    const left = isLeft && !facts.some(({ field }) => field === "city") ? [null] : [];
    const all: readonly CompanyFact[] = [
      ...facts,
      ...abroad.map((value) => ({ field: "country" as const, value })),
      ...left.map((value) => ({ field: "city" as const, value })),
    ];
    const columns: Columns<"customer"> = Object.assign(
      {},
      ...all.map((fact) => columnsOf(fact, customer)),
    );
    const zone = place === null || place.zone === customer.zone ? null : place.zone;
    return {
      change: { kind: "company", facts: all, zone },
      columns:
        place === null ? columns : { ...columns, zone: place.zone, zone_guessed: place.isGuessed },
      besides: await confirmCompany(db, actor.scope, customerId, all, actor.now),
    };
  });

/** Where they are by what was told; null where it says nothing of that. */
function placed(
  { country, city }: LockedCustomer,
  facts: readonly CompanyFact[],
): ReturnType<typeof movedTo> {
  const told = (field: CompanyField) => facts.findLast((fact) => fact.field === field)?.value;
  const [newCountry, newCity] = [told("country"), told("city")];
  if (newCountry == null && newCity == null) return null;
  return movedTo({ country, city }, { country: newCountry ?? null, city: newCity ?? null });
}

function columnsOf({ field, value }: CompanyFact, customer: LockedCustomer): Columns<"customer"> {
  switch (field) {
    case "website":
      return { website: value, ...domainOf(value, customer) };
    case "country":
      return {
        country: value,
        country_text: null,
        region: value === null ? null : regionOf(value),
      };
    default:
      return { [field]: value };
  }
}

/**
 * The domain that a new website brings. Their mailboxes are known by the one they have, so it stays unless
 * it came from the website before.
 */
function domainOf(
  website: string | null,
  { domain, website: before }: LockedCustomer,
): Columns<"customer"> {
  const told = website === null ? null : normaliseDomain(website);
  const isOfWebsite = before !== null && domain === normaliseDomain(before);
  return told !== null && (domain === null || isOfWebsite) ? { domain: told } : {};
}
