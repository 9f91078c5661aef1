import { citySaid } from "../../core/places/city-said.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";

type Place = {
  /** Null: it is not at hand. */
  readonly country?: string | null;
  readonly city: string | null;
  readonly zone: Zone;
};

/** A customer's city in the reader's language, as far as it is known there; else as it was written. */
export function cityText({ country, city, zone }: Place, speak: Speaker): string {
  if (city === null) return speak.city(zone);
  return (
    citySaid(city, country ?? null, speak.locale) ??
    (standsFor(zone, city) ? speak.city(zone) : city)
  );
}

/** Country and city in the reader's language; once where both are called the same. */
export function placeText(place: Place, speak: Speaker): string {
  const country = place.country == null ? "" : speak.country(place.country);
  const city = cityText(place, speak);
  return [...new Set([country, city])].filter((one) => one !== "").join(speak.t("list.dot"));
}

/** Whether a zone is named after a city. */
const standsFor = (zone: Zone, city: string): boolean =>
  plain(zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")) === plain(city);

const plain = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
