import rates from "./rates.json" with { type: "json" };

const perDollar: Readonly<Record<string, Readonly<Record<string, string>>>> = rates.perDollar;

/** Currencies with published rates, the US dollar among them. */
export const ratedCurrencies: readonly string[] = ["USD", ...Object.keys(perDollar)];

/** No currency has a published rate for a month before this one. */
export const firstRatedMonth = "2009-01";

/** Months for which a rate holds where no later one has been published. */
const holdsFor = 18;

/**
 * US dollars for one unit of a currency in a month (`2026-03`): the month's average where one was
 * published, else the year's, else the last that was at most 18 months before. Null without any.
 */
export function publishedRate(currency: string, month: string): number | null {
  if (currency === "USD") return 1;
  const years = perDollar[currency];
  if (years === undefined) return null;
  const asked = indexOf(month);
  for (let back = 0; back <= holdsFor; back++) {
    const units = unitsIn(years, asked - back);
    if (units !== null) return 1 / units;
  }
  return null;
}

const indexOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** What was published for a month: a year has its months in order, or one figure for all of them. */
function unitsIn(years: Readonly<Record<string, string>>, index: number): number | null {
  const figures = years[Math.floor(index / 12)]?.split(" ");
  const figure = figures?.length === 1 ? figures[0] : figures?.[index % 12];
  return figure === undefined || figure === "-" ? null : Number(figure);
}
