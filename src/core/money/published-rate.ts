import rates from "./rates.json" with { type: "json" };

/** What a currency is worth, and of when that is. */
export type DatedRate = {
  readonly rate: number;
  /**
   * The month (`2026-03`) or the year (`2024`) whose rate it is, where it holds for a later month for
   * want of a newer one; null where it is of the month itself.
   */
  readonly of: string | null;
};

/** What became of a currency: so many of its units are one of the other's, from a month on. */
type Successor = { readonly in: string; readonly units: number; readonly from?: string };

const perDollar: Readonly<Record<string, Readonly<Record<string, string>>>> = rates.perDollar;
const successors: Readonly<Record<string, Successor>> = rates.successors;

/** Currencies with published rates, the US dollar among them, and those that are no more. */
export const ratedCurrencies: readonly string[] = [
  ...new Set(["USD", ...Object.keys(perDollar), ...Object.keys(successors)]),
];

/** No currency has a published rate for a month before this one. */
export const firstRatedMonth = "1990-01";

/** Months for which a rate holds where no later one has been published. */
const holdsFor = 18;

/**
 * US dollars for one unit of a currency in a month (`2026-03`): the month's rate where one was
 * published, else the year's, else the last that was at most 18 months before. A currency that was
 * given up goes on at the rate at which it was changed. Null without any.
 */
export function publishedRate(currency: string, month: string): DatedRate | null {
  if (currency === "USD") return { rate: 1, of: null };
  const successor = successors[currency];
  if (successor !== undefined && month >= (successor.from ?? "")) {
    const worth = publishedRate(successor.in, month);
    return worth && { rate: worth.rate / successor.units, of: worth.of };
  }
  const years = perDollar[currency];
  if (years === undefined) return null;
  const asked = indexOf(month);
  for (let back = 0; back <= holdsFor; back++) {
    const found = unitsIn(years, asked - back);
    if (found !== null) return { rate: 1 / found.units, of: back === 0 ? null : found.of };
  }
  return null;
}

const indexOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** The figures of a year, by how they are written: they are looked up for many months at once. */
const split = new Map<string, readonly string[]>();

function figuresOf(written: string): readonly string[] {
  const known = split.get(written);
  if (known !== undefined) return known;
  const figures = written.split(" ");
  split.set(written, figures);
  return figures;
}

/** What was published for a month: a year has its months in order, or one figure for all of them. */
function unitsIn(
  years: Readonly<Record<string, string>>,
  index: number,
): { readonly units: number; readonly of: string } | null {
  const year = String(Math.floor(index / 12));
  const written = years[year];
  if (written === undefined) return null;
  const figures = figuresOf(written);
  const isOfYear = figures.length === 1;
  const figure = isOfYear ? figures[0] : figures[index % 12];
  if (figure === undefined || figure === "-") return null;
  const of = isOfYear ? year : `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
  return { units: Number(figure), of };
}
