import type { Zone } from "../time/civil.ts";
import { type City, cityIndex, type State } from "./city-index.ts";
import { clocksDiffer, isOnlyLikely } from "./clocks-differ.ts";
import { findCountry } from "./country.ts";
import { mainZone } from "./main-zone.ts";
import { overseasOf } from "./overseas.ts";
import { postcodeHint } from "./postcode-hint.ts";
import { readPlace, type WrittenPlace } from "./read-place.ts";

/** Where somebody is. */
export type Place = {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly zone: Zone;
  /** The country keeps several clocks, and what is written does not tell which. */
  readonly isGuessed: boolean;
};

/** A city so many times as large as its namesakes is meant where nothing tells them apart. */
const dominance = 3.5;
/** Codes of states are shorter; of so many letters a name means a state in any country. */
const spelledOut = 4;

/**
 * The place that a country (ISO 3166 alpha-2; null: not known) and a city mean. The city may be
 * written with its state, province, country or postcode, as people do. Null for an unknown country,
 * and where none is given and the city is unknown or may lie in several.
 */
export function placeOf(country: string | null, city: string | null): Place | null {
  const written = readPlace(city ?? "");
  return country === null ? placeAnywhere(written) : placeIn(country, written);
}

function placeIn(country: string, { text, names, hints }: WrittenPlace): Place | null {
  const main = mainZone(country);
  if (main === null) return null;
  const overseas = overseasOf(country);
  const coded = postcodeHint(country, text);
  const told = coded === null ? hints : [coded.region, ...hints];
  const found = citiesCalled(names).filter(
    (city) => city.country === country || overseas.includes(city.country),
  );
  const inStates = statesCalled(told).filter((state) => state.country === country);
  const abroad = told.map(findCountry).filter((one) => one !== null && overseas.includes(one));

  const far = found.filter((city) => city.isRemote);
  if (far.length > 0) return ofCities(far);
  const apart = found.filter((city) => isOf(city, inStates) || abroad.includes(city.country));
  if (apart.length > 0) return { ...ofCities(apart), country };
  if (coded?.zone) return { country, zone: coded.zone, isGuessed: false };
  const territory = abroad[0] ?? null;
  if (territory !== null) return { country, zone: mainZone(territory) ?? main, isGuessed: false };
  const called = citiesCalled(names.slice(0, 1)).filter(
    (city) => city.isNickname && city.country === country,
  );
  if (called.length > 0) return ofCities(called);
  const [state] = inStates;
  if (state !== undefined) return ofState(state);
  if (found.length > 0) return { ...ofCities(found), country };
  return { country, zone: main, isGuessed: isOnlyLikely(cityIndex().zones.get(country)) };
}

function placeAnywhere(written: WrittenPlace): Place | null {
  const { names, hints } = written;
  const found = citiesCalled(names);
  const called = citiesCalled(names.slice(0, 1)).filter((city) => city.isNickname);
  if (called.length > 0) return ofOneCountry(called);
  const inStates = statesCalled(hints);
  const countries = hints.map(findCountry).filter((one) => one !== null);
  const told = found.filter((city) => isOf(city, inStates) || countries.includes(city.country));
  if (told.length > 0) return ofOneCountry(told);
  const [country] = countries;
  if (country !== undefined) return placeIn(country, written);
  const states = statesCalled(hints.filter((hint) => hint.length >= spelledOut));
  const [state, ...others] = states;
  if (state !== undefined)
    return others.some((other) => other.country !== state.country) ? null : ofState(state);
  return ofOneCountry(found);
}

const citiesCalled = (names: readonly string[]): readonly City[] =>
  names.flatMap((name) => cityIndex().cities.get(name) ?? []);

const statesCalled = (names: readonly string[]): readonly State[] =>
  names.flatMap((name) => cityIndex().states.get(name) ?? []);

const isOf = (city: City, states: readonly State[]): boolean =>
  states.some(({ country, code }) => city.country === country && city.state === code);

/** Null where the cities may lie in several countries. */
function ofOneCountry(cities: readonly City[]): Place | null {
  const [first, ...others] = likely(cities);
  if (first === undefined || others.some(({ country }) => country !== first.country)) return null;
  return ofCities(cities);
}

/** Cities that may be meant, the largest first. */
function likely(cities: readonly City[]): readonly City[] {
  const most = Math.max(...cities.map(({ people }) => people));
  return cities
    .filter(({ people }) => people * dominance > most)
    .sort((a, b) => b.people - a.people);
}

/** The likeliest of some cities. A country on one clock has one zone, that of its commercial centre. */
function ofCities(cities: readonly City[]): Place {
  const meant = likely(cities);
  const [first] = meant;
  if (first === undefined) throw new Error("no city to choose from");
  const { country, zone } = first;
  const isOneClock = !clocksDiffer([...(cityIndex().zones.get(country)?.keys() ?? [])]);
  return {
    country,
    zone: (isOneClock ? mainZone(country) : null) ?? zone,
    isGuessed: clocksDiffer(meant.map((city) => city.zone)),
  };
}

function ofState({ country, zones }: State): Place {
  const [zone] = zones.keys();
  if (zone === undefined) throw new Error("a state without a zone");
  return { country, zone, isGuessed: isOnlyLikely(zones) };
}
