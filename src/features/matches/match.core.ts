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

/** By what a button names a pair: the ends of both ids, which tell no name. */
export const matchKey = ({ offers, seeks }: Match): string =>
  `${offers.id.slice(-4)}${seeks.id.slice(-4)}`;

const tagged: Readonly<Record<Side, readonly string[]>> = {
  offers: ["offers", "供"],
  seeks: ["seeks", "求"],
};

/** Tags that say a side, as a pattern of PostgreSQL whose group is what: `offers:film`, `供:薄膜`. */
export const tagPattern = (side: Side): string => `^(?:${tagged[side].join("|")})[:：]\\s*(.+)$`;

/** The tag that says what a customer offers or seeks, in letters of what was said. */
export const tagOf = (side: Side, what: string): string =>
  `${tagged[side][/\p{Script=Han}/u.test(what) ? 1 : 0]}:${what}`;

const told = Object.fromEntries(
  sides.map((side) => [
    side,
    new RegExp(`^(?:${words[side].join("|")})\\s*[:：]?\\s*(.{1,30})$`, "iu"),
  ]),
) as Readonly<Record<Side, RegExp>>;

/** Reads words after a customer: `offers film`, `求购 薄膜`; null where they are neither. */
export function readSide(text: string): { readonly side: Side; readonly what: string } | null {
  for (const side of sides) {
    const what = told[side].exec(text)?.[1]?.trim() ?? "";
    if (what !== "") return { side, what };
  }
  return null;
}
