import { cityIndex } from "../../core/places/city-index.ts";
import { findCountry } from "../../core/places/country.ts";
import { findZone } from "../../core/places/find-zone.ts";
import { placeKey } from "../../core/places/place-key.ts";
import type { Zone } from "../../core/time/civil.ts";
import { parseZone } from "../../core/time/zone.ts";
import type { Role } from "../../core/vocabulary.ts";

/** A person as a roster has them; null is what it does not say. */
export type RosterRow = {
  readonly name: string;
  readonly email: string | null;
  /** As written. */
  readonly place: string | null;
  readonly zone: Zone | null;
  readonly role: Role | null;
  readonly team: string | null;
  /** A platform and its id for somebody, with a colon between: as its own directory has them. */
  readonly account: string | null;
};

/** What a pasted roster says, and the lines that nobody could read. */
export type Roster = { readonly rows: readonly RosterRow[]; readonly unread: readonly string[] };

/** What words mean in a roster, small letters. */
export type RosterWords = {
  readonly roles: ReadonlyMap<string, Role>;
  /** Of a table's header. */
  readonly header: ReadonlySet<string>;
  /** That a person is to be left out: `without 3`. */
  readonly drop: ReadonlySet<string>;
  /** Platforms that somebody may have an account on. */
  readonly platforms: ReadonlySet<string>;
};

/** People of one roster; more are refused whole. */
export const mostPeople = 100;

/**
 * Reads a roster as people paste it: a person a line, in whatever order name, city or zone, address and
 * role come, with commas, tabs, bars or blanks between. A line that ends in a colon names the team of
 * those below it. A line that begins with the number of a person above changes them (`3 manager`), or
 * leaves them out (`-3`).
 */
export function readRoster(text: string, words: RosterWords): Roster {
  const rows: (RosterRow | null)[] = [];
  const unread: string[] = [];
  let team: string | null = null;
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "" || isHeader(line, words)) continue;
    const dropped = droppedBy(line, words, rows.length);
    if (dropped.length > 0) {
      for (const number of dropped) rows[number - 1] = null;
      continue;
    }
    const called = /^([^@]{1,60})[:：]$/u.exec(line)?.[1]?.trim();
    if (called !== undefined) {
      team = called;
      continue;
    }
    const [, numbered, rest = ""] = /^(\d{1,3})[.、)）:：\s]\s*(.+)$/u.exec(line) ?? [];
    const changed = rows[Number(numbered ?? 0) - 1] ?? null;
    const change = numbered === undefined ? null : readLine(rest, words);
    if (changed !== null && change !== null && change.name === "") {
      rows[Number(numbered) - 1] = { ...changed, ...saidOf(change) };
      continue;
    }
    const read = change ?? readLine(line, words);
    if (read === null || read.name === "") unread.push(line);
    else rows.push({ ...read, team: read.team ?? team });
  }
  return { rows: rows.filter((row): row is RosterRow => row !== null), unread };
}

/** A person as a line that is read the same again. */
export const rosterLine = ({ name, email, place, zone, role, team, account }: RosterRow): string =>
  [
    `name:${name.replaceAll(separators, " ")}`,
    email,
    place?.replaceAll(separators, " ") ?? zone,
    role,
    account,
    team === null ? null : `team:${team.replaceAll(separators, " ")}`,
  ]
    .filter((part) => part !== null)
    .join(", ");

const separators = /[,，、;；|\t]/gu;

/** What a change says; what it leaves open stays. */
const saidOf = (row: RosterRow): Partial<RosterRow> =>
  Object.fromEntries(
    Object.entries(row).filter(([key, value]) => key !== "name" && value !== null),
  );

const isHeader = (line: string, { header }: RosterWords): boolean =>
  line
    .toLowerCase()
    .split(/[,，、;；|\s]+/u)
    .every((word) => header.has(word));

/** The numbers that a line leaves out; none where it says something else. */
function droppedBy(line: string, { drop }: RosterWords, count: number): number[] {
  const [, word = "", numbers = ""] = /^(-|[^\d-]+?)\s*(\d[\d\s,，、和&-]*)$/u.exec(line) ?? [];
  if (word !== "-" && !drop.has(word.trim().toLowerCase())) return [];
  return (numbers.match(/\d+/g) ?? []).map(Number).filter((number) => number <= count);
}

/** One person's line; the name is empty where it has none, null where it says too much for one. */
function readLine(line: string, words: RosterWords): RosterRow | null {
  const plain = line.replace(/<?mailto:([^|>\s]+)(?:\|[^>]*)?>?/gi, "$1");
  const team = /team:([^,]+)/.exec(plain)?.[1]?.trim() ?? null;
  const called = /^name:([^,]+)/i.exec(plain)?.[1]?.trim() ?? null;
  const said = plain.replace(/team:[^,]*/, "").replace(/^name:[^,]*/i, "");
  const account = accountIn(said, words);
  const unlinked = said.replace(account ?? "\0", "");
  const [email = null] = /[^\s@<>,，、;；|()（）:：]+@[\w.-]+\.\w{2,}/u.exec(unlinked) ?? [];
  const rest = unlinked.replace(email ?? "\0", "").replace(/[<>()（）"]/gu, " ");
  const cells = rest
    .split(separators)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "" && !/^[+\d\s-]+$/.test(cell));
  const parts = cells.length > 1 ? cells : withRoles((cells[0] ?? "").split(/\s+/), words);
  const told = parts.map((part) => roleIn(part, words)).filter(isTold);
  const role = told.sort((one, other) => rank[other] - rank[one])[0] ?? null;
  const others = parts.filter((part) => roleIn(part, words) === null);
  const own = email?.toLowerCase().replace(/@.*/, "") ?? "";
  const isNameAlone =
    cells.length === 1 && /[,，、;；|\t]/u.test(said) && isWholeName(cells[0] ?? "");
  const place = isNameAlone ? null : placeAmong(others, cells.length > 1 || called !== null, own);
  const name =
    called ??
    others
      .filter((_, at) => place === null || at < place.from || at >= place.to)
      .join(" ")
      .trim();
  const isBare = email === null && role === null && place === null && account === null;
  const isLoose = cells.length < 2 && email === null && account === null && called === null;
  if (isLoose && name.split(/\s+/).length > mostNames) return null;
  if (name.length > 60 || (called === null && isBare && !isName(name))) return null;
  const known = { email: email?.toLowerCase() ?? null, role, team, account };
  return { name, ...known, place: place?.text ?? null, zone: place?.zone ?? null };
}

/** Words of a name on a line without commas; more of them are talk. */
const mostNames = 4;

/** `PLATFORM:U0123`: what a platform's own directory calls somebody. */
function accountIn(text: string, { platforms }: RosterWords): string | null {
  const found = text.matchAll(
    /(?<=^|[\s,，、;；|])([a-z-]+):[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}(?=$|[\s,，、;；|])/g,
  );
  return [...found].find(([, platform = ""]) => platforms.has(platform))?.[0] ?? null;
}

const rank: Readonly<Record<Role, number>> = { sales: 0, manager: 1, admin: 2 };

/** The words of a line, with those together that name one role: `team lead`. */
function withRoles(all: readonly string[], { roles }: RosterWords): string[] {
  const said = all.filter(isSaying);
  const parts: string[] = [];
  for (let at = 0; at < said.length; ) {
    const two = said.slice(at, at + 2).join(" ");
    const taken = roles.has(two.toLowerCase()) ? two : (said[at] ?? "");
    parts.push(taken);
    at += taken === two ? 2 : 1;
  }
  return parts;
}

/** `sales manager` is a manager. */
function roleIn(part: string, { roles }: RosterWords): Role | null {
  const whole = roles.get(part.toLowerCase());
  if (whole !== undefined) return whole;
  const each = part
    .toLowerCase()
    .split(" ")
    .map((word) => roles.get(word) ?? null);
  return each.every(isTold) ? ([...each].sort((a, b) => rank[b] - rank[a])[0] ?? null) : null;
}

/** What may be a name and nothing else, of a line that says no more. */
const isName = (text: string): boolean =>
  /^[\p{L}\p{M}'’.·-]+(?: [\p{L}\p{M}'’.·-]+){0,2}$/u.test(text) &&
  !/\p{Script=Han}{5}/u.test(text);

/** `Jordan Lee`, set apart by a comma: a given name and a family name, whatever else they may name. */
const isWholeName = (text: string): boolean =>
  /^[\p{Script=Latin}\p{M}'’.-]+ [\p{Script=Latin}\p{M}'’.-]+$/u.test(text);

const isSaying = (word: string): boolean => word !== "" && !/^[+\d-]+$/.test(word);
const isTold = <T>(value: T | null): value is T => value !== null;

type FoundPlace = {
  readonly text: string;
  readonly zone: Zone;
  readonly from: number;
  readonly to: number;
};

/** Thousands of people of a city that may stand among the words of a name. */
const large = 200;

/**
 * The likeliest place among the parts of a line: a zone before a country before the larger city. Small
 * towns are called like people, so they count only where commas set them apart. One part stays for a name.
 */
function placeAmong(parts: readonly string[], isApart: boolean, own: string): FoundPlace | null {
  let best: (FoundPlace & { readonly weight: number }) | null = null;
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= Math.min(parts.length, from + (isApart ? 1 : 4)); to++) {
      const text = parts.slice(from, to).join(" ");
      // `Jordan Lee jordan@…`: what the address says is the name.
      if (!isApart && own !== "" && own.includes(text.toLowerCase())) continue;
      const weight = weightOf(text);
      const zone = weight === 0 ? null : findZone(text);
      if (zone === null || (weight < large && !isApart)) continue;
      // `Mexico City` says more than the country in it.
      const isWithin = best !== null && from <= best.from && to >= best.to;
      if (!isWithin && weight < (best?.weight ?? 0)) continue;
      best = { text, zone, from, to, weight };
    }
  }
  return best;
}

/** A zone before a country before a city, in thousands of people. */
function weightOf(text: string): number {
  if (text.length < 2) return 0;
  if (text.includes("/") ? parseZone(text) !== null : /^(?:utc|gmt)\s*[+-]/i.test(text)) return 1e9;
  // `and` is a word, and AND stands for Andorra.
  const isWord = (text.length > 2 && !/^[a-z]{3}$/.test(text)) || /\p{Script=Han}{2}/u.test(text);
  const country = isWord && findCountry(text) !== null ? 1e6 : 0;
  const found = cityIndex().cities;
  // `New York` stands there as New York City.
  const cities = found.get(placeKey(text)) ?? found.get(placeKey(`${text} City`)) ?? [];
  return Math.max(country, ...cities.map((city) => city.people));
}
