import honorifics from "./honorifics.json" with { type: "json" };

/** What stands around a name. */
export type Titles = {
  /** Without titles, degrees and what follows a comma for them. */
  readonly name: string;
  readonly gender: "man" | "woman" | null;
  readonly isDoctor: boolean;
  readonly isProfessor: boolean;
  /** A title that is said with the name, as written: `Lic.`, `Sir`. */
  readonly profession: string | null;
  /** The form of address that goes with it. */
  readonly called: Called | null;
  /** What stays before the name whenever it is said whole: `Datuk`, and abbreviations we do not know. */
  readonly honour: string;
  /** A function written with the name: `部長`, `经理`. */
  readonly job: string | null;
};

/** Titles that are said with the name, by how: `Avv. Conti`, `Sir Richard`, `Maître` alone. */
const calledAs = ["profession", "knight", "lawyer", "engineer"] as const;
export type Called = (typeof calledAs)[number];

type Taken = { -readonly [Key in keyof Titles]: Titles[Key] };
type Lists = Readonly<Record<string, readonly string[]>>;

/** What belongs to a doctor's degree where one stands before it: `Dr. med.`, `Dr. h.c.`. */
const ofDegree = ["med", "phil", "rer", "nat", "jur", "h.c", "hc", "mult", "habil", "dr", "e.h"];

/**
 * Takes titles off a name. `places` are the ISO country and the language it is to be greeted in, of
 * which the first knows best: `M.` is a title in French alone.
 */
export function takeTitles(written: string, places: readonly (string | null)[]): Titles {
  const spaced = written.replace(/(?<![\p{L}.])(\p{L}{2,5})\.(?=\p{Lu}\p{L}+)/gu, "$1. ");
  const taken: Taken = {
    name: withoutDegrees(spaced),
    gender: null,
    isDoctor: hasDoctorate(spaced),
    isProfessor: false,
    profession: null,
    called: null,
    honour: "",
    job: null,
  };
  takeFirst(taken, places);
  takeLast(taken);
  return taken;
}

const titleKey = (word: string) => word.toLowerCase().replace(/[.,]+$/, "");

function takeFirst(taken: Taken, places: readonly (string | null)[]): void {
  const local = new Map<string | null, Lists>(Object.entries(honorifics.local));
  const own = places.map((place) => local.get(place)).filter((lists) => lists !== undefined);
  const lists: readonly Lists[] = [...own, honorifics.before];
  for (;;) {
    const [first = "", ...rest] = taken.name.split(/\s+/);
    const key = titleKey(first);
    const kind = lists
      .flatMap((list): [string, readonly string[]][] => Object.entries(list))
      .find(([, words]) => words.includes(key))?.[0];
    const isPart = isOfTitle(first, key, rest[0] ?? "", taken);
    const isUnknown = kind === undefined && !isPart && isAbbreviation(first, key);
    if (rest.length === 0 || (kind === undefined && !isPart && !isUnknown)) return;
    taken.name = rest.join(" ");
    const [what, gender = what] = isUnknown ? ["honour"] : (kind?.split("-") ?? []);
    if (gender === "man" || gender === "woman") taken.gender = gender;
    taken.isDoctor ||= what === "doctor";
    taken.isProfessor ||= what === "professor";
    if (what === "honour") taken.honour = `${taken.honour} ${first}`.trim();
    const called = calledAs.find((one) => one === what);
    if (called === undefined) continue;
    taken.profession = first;
    taken.called = called;
  }
}

/** What belongs to the title before it, or after it: `Dr. med.`, `Mag. (FH)`, `The Hon.`. */
const isOfTitle = (word: string, key: string, next: string, { isDoctor, profession }: Taken) =>
  (isDoctor && ofDegree.includes(key) && word.endsWith(".")) ||
  (profession !== null && /^\(\p{L}+\)$/u.test(word)) ||
  (key === "the" && ["hon", "rt"].includes(titleKey(next)));

/** `Cel.`, `к.э.н.`: no name, and no initials, which are capitals. */
const isAbbreviation = (word: string, key: string): boolean =>
  (/^\p{L}{2,}\.$/u.test(word) || /^\p{Ll}(?:\.\p{Ll})+\.?$/u.test(word)) &&
  !honorifics.shortNames.split(" ").includes(key);

const titles = new Set(
  [
    ...Object.values(honorifics.before),
    ...Object.values<Lists>(honorifics.local).flatMap(Object.values),
  ].flat(),
);

/** `Mr & Mrs Jones`: two people, who are named as they are written. */
export function isOfTwo(written: string): boolean {
  const both = /^(\p{L}+)\.?\s*(?:&|\+|and|und|et|y|e|ve|и)\s+(\p{L}+)\.?\s/iu.exec(written);
  return both !== null && [both[1], both[2]].every((word) => titles.has(titleKey(word ?? "")));
}

/** `M/s Gupta Traders`: a company and nobody's name. */
export const isCompany = (written: string): boolean =>
  honorifics.company.includes(titleKey(written.split(/\s+/)[0] ?? ""));

/** `王总`, `김민수 부장님`, `山田部長様`, `Emre Bey`. */
function takeLast(taken: Taken): void {
  for (let again = true; again; ) {
    again = false;
    for (const [kind, endings] of Object.entries(honorifics.after)) {
      const rest = withoutEnd(taken.name, endings);
      if (rest === null) continue;
      taken.name = rest;
      if (kind === "man" || kind === "woman") taken.gender = kind;
      taken.isDoctor ||= kind === "doctor";
      taken.isProfessor ||= kind === "professor";
      again = true;
    }
    const jobs = [...honorifics.jobs].sort((a, b) => b.length - a.length);
    const job = jobs.find((one) => withoutEnd(taken.name, [one]) !== null);
    if (job === undefined || taken.job !== null) continue;
    taken.name = withoutEnd(taken.name, [job]) ?? taken.name;
    taken.job = job;
    again = true;
  }
}

function withoutEnd(name: string, endings: readonly string[]): string | null {
  const ending = endings.find((one) => name.toLowerCase().endsWith(one) && name !== one);
  const rest = ending === undefined ? "" : name.slice(0, -ending.length).replace(/[\s-]+$/, "");
  return rest === "" ? null : rest;
}

const isDegree = (word: string): boolean =>
  [...honorifics.degrees.doctor, ...honorifics.degrees.none].includes(titleKey(word));

const hasDoctorate = (name: string): boolean =>
  name
    .split(/[\s,]+/)
    .slice(1)
    .some((word) => honorifics.degrees.doctor.includes(titleKey(word)));

/** Behind a whole name and a comma: `B.Eng.`, `S.E.`, `PMP`. */
const looksLikeDegree = (word: string): boolean =>
  /^(?:\p{L}{1,5}\.)+\p{L}{0,5}\.?$/u.test(word) || /^\p{Lu}{2,5}$/u.test(word);

/** `Jane Doe, PhD` → `Jane Doe`; `Smith Jr., John` → `Smith, John`. */
function withoutDegrees(written: string): string {
  const parts = written.split(/\s*,\s*/).map((part) => {
    const words = part.split(/\s+/);
    while (words.length > 1 && isDegree(words.at(-1) ?? "")) words.pop();
    return words.join(" ");
  });
  const isWhole = /\s/.test(parts[0] ?? "") && /\p{Ll}/u.test(parts[0] ?? "");
  const isName = (part: string) =>
    part !== "" && !isDegree(part) && !(isWhole && part.split(/\s+/).every(looksLikeDegree));
  return [parts[0], ...parts.slice(1).filter(isName)].join(", ");
}
