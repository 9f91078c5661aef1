import type { Zone } from "../time/civil.ts";
import cities from "./cities.json" with { type: "json" };
import chinese from "./city-names-in-chinese.json" with { type: "json" };
import nicknames from "./city-nicknames.json" with { type: "json" };
import { placeKey } from "./place-key.ts";
import stateNames from "./state-names.json" with { type: "json" };

/** A city with where it is; `state` is empty where the country keeps one clock. */
export type City = {
  readonly country: string;
  readonly state: string;
  readonly zone: Zone;
  /** Thousands of inhabitants. */
  readonly people: number;
  /** By this name a city or a state is called besides its own; it means no other there. */
  readonly isNickname: boolean;
  /** Hardly anybody else keeps its clock, so that its state does not tell it: an island far off. */
  readonly isRemote: boolean;
};

/** Zones with how many thousands of people live by each, the one of most first. */
type Zones = ReadonlyMap<Zone, number>;

/** A part of a country that keeps several clocks. */
export type State = { readonly country: string; readonly code: string; readonly zones: Zones };

/** The cities of the world and the states of large countries, by what they are called. */
export type CityIndex = {
  readonly cities: ReadonlyMap<string, readonly City[]>;
  /** By code and by name. */
  readonly states: ReadonlyMap<string, readonly State[]>;
  readonly zones: ReadonlyMap<string, Zones>;
};

/** A nickname needs no country beside it: it counts as a city of so many thousands. */
const wellKnown = 2000;

/** So few thousands of people live by the clock of an island far off. */
const fewPeople = 10;

let built: CityIndex | null = null;

/** The index, built when it is first asked for. Its names are keys by `placeKey`. */
export function cityIndex(): CityIndex {
  built ??= buildIndex();
  return built;
}

function buildIndex(): CityIndex {
  const byName = new Map<string, City[]>();
  const countries = new Map<string, Map<Zone, number>>();
  const states = new Map<string, Map<Zone, number>>();
  for (const line of cities.lines) {
    const [country = "", state = "", name = "", ...listed] = line.split(";");
    const zone = name as Zone;
    let total = 0;
    for (const one of listed) {
      const [names = "", people = ""] = one.split(":");
      total += Number(people);
      const city = {
        country,
        state,
        zone,
        people: Number(people),
        isNickname: false,
        isRemote: false,
      };
      for (const key of names.split("=").map(placeKey)) push(byName, key, city);
    }
    count(countries, country, zone, total);
    if (state !== "") count(states, `${country} ${state}`, zone, total);
  }
  for (const [country, zones] of Object.entries(nicknames)) {
    for (const [zone, names] of Object.entries<readonly string[]>(zones)) {
      const isRemote = (countries.get(country)?.get(zone as Zone) ?? 0) < fewPeople;
      const known = { country, state: "", zone: zone as Zone, people: wellKnown, isRemote };
      for (const name of names) push(byName, placeKey(name), { ...known, isNickname: true });
    }
  }
  for (const [country, named] of Object.entries(chinese)) {
    for (const [name, names] of Object.entries<readonly string[]>(named)) {
      const city = byName
        .get(placeKey(name))
        ?.filter((one) => one.country === country && !one.isNickname)
        .sort((one, other) => other.people - one.people)[0];
      if (city === undefined) continue;
      for (const key of names.map(placeKey))
        if (!byName.get(key)?.includes(city)) push(byName, key, city);
    }
  }
  return { cities: byName, states: byStateName(states), zones: countries };
}

function byStateName(known: ReadonlyMap<string, Zones>): ReadonlyMap<string, State[]> {
  const found = new Map<string, State[]>();
  const others: Readonly<Record<string, Readonly<Record<string, string>>>> = stateNames;
  for (const [country, states] of Object.entries(cities.states)) {
    for (const [code, names] of Object.entries<string>(states)) {
      const zones = known.get(`${country} ${code}`);
      const written = [code, ...names.split("|"), ...(others[country]?.[code]?.split("|") ?? [])];
      const keys = new Set(written.map(placeKey).filter(Boolean));
      if (zones !== undefined) for (const key of keys) push(found, key, { country, code, zones });
    }
  }
  return found;
}

function push<One>(groups: Map<string, One[]>, key: string, one: One): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}

function count(groups: Map<string, Map<Zone, number>>, key: string, zone: Zone, people: number) {
  const zones = groups.get(key) ?? new Map<Zone, number>();
  groups.set(key, zones.set(zone, (zones.get(zone) ?? 0) + people));
}
