import { afterAll, beforeAll, expect, it } from "vitest";
import { startImporting } from "../support/importing.ts";

let house: Awaited<ReturnType<typeof startImporting>>;
const countries =
  "AE AR BD BG CA CI CL CM CN DE EG GB HU IN IR IS JP KE KW MX OM RU SA SN TR US VE VN".split(" ");

beforeAll(async () => {
  house = await startImporting();
  const rows = countries.map((country) => `C${country},Firm ${country},${country},lily\n`).join("");
  await house.take("customers", `code,name,country,owner\n${rows}`);
});
afterAll(() => house.stop());

let orders = 0;

async function ordered(country: string, currency: string, amount: string, date = "2026-06-05") {
  const number = `N${++orders}`;
  const taken = await house.take(
    "orders",
    `customer;number;date;currency;amount\nC${country};${number};${date};${currency};"${amount}"\n`,
  );
  const [row] = await house.rows(
    `SELECT currency, amount FROM customer_order WHERE number = '${number}'`,
  );
  return row === undefined
    ? taken.problems.map(({ code }) => code).join()
    : `${row.currency} ${Number(row.amount)}`;
}

it.each([
  ["CA", "", "C$ 3,000.00", "CAD 3000"],
  ["DE", "C$", "3,000.00", "currency-ambiguous"],
  ["CN", "CNH", "1000", "CNH 1000"],
  ["VN", "VNĐ", "25.000.000", "VND 25000000"],
  ["EG", "LE", "5,000.00", "EGP 5000"],
  ["EG", "pounds", "100", "EGP 100"],
  ["GB", "pounds", "100", "GBP 100"],
  ["US", "dollars", "100", "USD 100"],
  ["RU", "卢布", "100", "RUB 100"],
  ["IN", "rupees", "100", "INR 100"],
  ["SA", "", "SR 5,000.00", "SAR 5000"],
  ["SA", "ر.س", "5000", "SAR 5000"],
  ["AE", "د.إ", "5000", "AED 5000"],
  ["KE", "", "KSh 5,000.00", "KES 5000"],
  ["BG", "", "1 234,50 лв", "BGN 1234.5"],
  ["US", "$US", "7", "USD 7"],
  ["CI", "FCFA", "500 000", "XOF 500000"],
  ["CM", "FCFA", "500 000", "XAF 500000"],
  ["SN", "CFA", "500 000", "XOF 500000"],
  ["DE", "FCFA", "500 000", "currency-ambiguous"],
  ["AR", "", "AR$ 5.000,00", "ARS 5000"],
  ["MX", "MX$", "5,000.00", "MXN 5000"],
  ["VE", "Bs", "100", "VES 100"],
  ["BD", "Tk", "5,000.00", "BDT 5000"],
  ["TR", "YTL", "10", "TRY 10"],
])("in %s %s %s is %s, by the sign and the country", async (country, currency, amount, is) => {
  expect(await ordered(country, currency, amount)).toBe(is);
});

it.each([
  ["VN", "VND", "25.000", "VND 25000"],
  ["JP", "JPY", "12.345", "JPY 12345"],
  ["CL", "CLP", "1.250", "CLP 1250"],
  ["IS", "kr", "150.000", "ISK 150000"],
  ["KW", "KWD", "12.345", "KWD 12.345"],
  ["KW", "KD", "12.345", "KWD 12.345"],
  ["OM", "OMR", "1.250", "OMR 1.25"],
  ["DE", "EUR", "1.250", "number-ambiguous"],
  ["HU", "¥", "1.250", "number-ambiguous,currency-ambiguous"],
])("in %s %s %s is %s, by the decimals of the currency", async (country, currency, amount, is) => {
  expect(await ordered(country, currency, amount)).toBe(is);
});

it.each([
  ["DE", "DEM", "1000", "1998-05-01", "DEM 1000"],
  ["DE", "ATS", "1,000.50", "1999-12-31", "ATS 1000.5"],
  ["TR", "TRL", "5,000,000,000", "2003-05-01", "TRL 5000000000"],
])("old orders of %s in %s %s of %s are taken in", async (country, currency, amount, date, is) => {
  expect(await ordered(country, currency, amount, date)).toBe(is);
});
