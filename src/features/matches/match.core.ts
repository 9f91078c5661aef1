import words from "./match-words.core.json" with { type: "json" };

/** Two sides of a trade: who offers something, and who seeks it. */
export const sides = ["offers", "seeks"] as const;
export type Side = (typeof sides)[number];

/** One customer of a pair. Reference and name are null while they are hidden from who asks. */
export type Party = {
  readonly id: string;
  readonly ref: string | null;
  readonly name: string | null;
  /** ISO country. */
  readonly country: string | null;
  /** The language in which one writes to them. */
  readonly language: string | null;
  /** Whether who asks has this customer. */
  readonly isOwn: boolean;
  /** What whoever has it said to the introduction; null: nothing yet. */
  readonly isAgreed: boolean | null;
};

/** Two customers who could trade with each other, at least one of whom is the asker's own. */
export type Match = {
  /** By what a button names it; tells no name. */
  readonly key: string;
  /** What the one offers and the other seeks. */
  readonly what: string;
  readonly offers: Party;
  readonly seeks: Party;
};

/** Where a pair stands for who asks: whose word is wanted, or everybody agreed. */
export type MatchState = "possible" | "asked" | "waiting" | "agreed";

/** Where a pair stands; one that anybody declined is none. */
export function stateOf({ offers, seeks }: Match): MatchState {
  const all = [offers, seeks];
  if (all.every(({ isAgreed }) => isAgreed === true)) return "agreed";
  if (all.some(({ isOwn, isAgreed }) => isOwn && isAgreed === null))
    return all.some(({ isOwn, isAgreed }) => !isOwn && isAgreed === true) ? "asked" : "possible";
  return "waiting";
}

const tagged: Readonly<Record<Side, readonly string[]>> = {
  offers: ["offers", "供"],
  seeks: ["seeks", "求"],
};

/** Tags that say a side, as a pattern of PostgreSQL whose group is what: `offers:film`, `供:薄膜`. */
export const tagPattern = (side: Side): string => `^(?:${tagged[side].join("|")})[:：]\\s*(.+)$`;

/** The tag that says what a customer offers or seeks, in letters of what was said. */
export const tagOf = (side: Side, what: string): string =>
  `${tagged[side][/\p{Script=Han}/u.test(what) ? 1 : 0]}:${what}`;

const anyOf = (all: readonly string[]): string => all.join("|");

const told = Object.fromEntries(
  sides.map((side) => [
    side,
    new RegExp(
      `^(?:(?:${anyOf(words[side])})(?:\\s*[:：]\\s*|\\s+)|(?:${anyOf(words[`${side}-han`])})(?:\\s*[:：]\\s*|\\s+|(?<=供应|求购)(?![商者方])))(.{1,30})$`,
      "iu",
    ),
  ]),
) as Readonly<Record<Side, RegExp>>;

/** Reads words after a customer: `offers film`, `求购 薄膜`; null where they are neither, or ask. */
export function readSide(text: string): { readonly side: Side; readonly what: string } | null {
  if (/[?？吗呢]\s*$/u.test(text)) return null;
  for (const side of sides) {
    const what = told[side].exec(text)?.[1]?.replace(/[\s.。!！]+$/u, "") ?? "";
    if (what !== "") return { side, what };
  }
  return null;
}

/** Whether words say somewhere what somebody offers or seeks. */
export const saysSide = (text: string): boolean =>
  text.split(/\s+/).some((_, index, all) => readSide(all.slice(index).join(" ")) !== null);

const answers = {
  yes: new RegExp(`^(?:${anyOf(words.yes)})$`, "iu"),
  no: new RegExp(`^(?:${anyOf(words.no)})$`, "iu"),
};

/** Whether words after the number of a pair agree to it (true) or decline it (false); null: neither. */
export function readAnswer(text: string): boolean | null {
  const said = text.trim().replace(/[.。!！]+$/u, "");
  return answers.yes.test(said) ? true : answers.no.test(said) ? false : null;
}
