/** Decimals of a currency (ISO 4217), by Unicode's list: none of the yen, three of Kuwait's dinar. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency })
    .formatToParts(0)
    .find(({ type }) => type === "fraction")?.value.length ?? 0;
