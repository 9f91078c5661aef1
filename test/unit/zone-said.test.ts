import { expect, it } from "vitest";
import { zoneSaid } from "../../src/core/places/zone-said.ts";

it.each<[text: string, country: string | null, city: string | null, zone: string, guess: boolean]>([
  // One clock: winter's and summer's distance mean the same zone.
  ["UTC+1", "DE", null, "Europe/Berlin", false],
  ["UTC+2", "DE", null, "Europe/Berlin", false],
  ["UTC", "GB", null, "Europe/London", false],
  ["GMT", "GB", null, "Europe/London", false],
  ["UTC+13", "NZ", null, "Pacific/Auckland", false],
  ["UTC+8", "CN", null, "Asia/Shanghai", false],
  ["东八区", "SG", null, "Asia/Singapore", false],
  ["UTC+2", "UA", null, "Europe/Kyiv", false],
  // Several: the usual time of most people, else a city that keeps it.
  ["UTC-5", "US", null, "America/New_York", true],
  ["UTC-7", "US", null, "America/Denver", true],
  ["UTC-6", "US", "Dallas TX", "America/Chicago", false],
  ["UTC-7", "US", "Phoenix AZ", "America/Phoenix", false],
  ["UTC-10", "US", null, "Pacific/Honolulu", false],
  ["UTC-3", "BR", null, "America/Sao_Paulo", false],
  ["UTC-4", "BR", null, "America/Manaus", false],
  ["UTC+3", "RU", null, "Europe/Moscow", false],
  ["MSK+2", "RU", null, "Asia/Yekaterinburg", false],
  ["UTC+10", "AU", null, "Australia/Sydney", true],
  ["UTC+0", "ES", "Las Palmas", "Atlantic/Canary", false],
  ["UTC-6", "EC", null, "Pacific/Galapagos", false],
  ["UTC-1", "PT", null, "Atlantic/Azores", false],
  // An abbreviation, by what the country calls its time.
  ["EST", "US", null, "America/New_York", false],
  ["MST", "US", null, "America/Denver", true],
  ["CST", "MX", null, "America/Mexico_City", false],
  ["AEST", "AU", "Brisbane", "Australia/Brisbane", false],
  ["CET", "FR", null, "Europe/Paris", false],
  ["EET", "UA", null, "Europe/Kyiv", false],
  ["BST", "BD", null, "Asia/Dhaka", false],
  ["BST", "GB", null, "Europe/London", false],
  ["MST", "MY", null, "Asia/Kuala_Lumpur", false],
  ["PST", "PH", null, "Asia/Manila", false],
  // No zone of the country, or no country: the distance at its word.
  ["UTC+9", "DE", null, "Etc/GMT-9", false],
  ["UTC+8", null, null, "Etc/GMT-8", false],
  ["东部时间", null, null, "America/New_York", false],
])("%s in %s, %s: %s", (text, country, city, zone, isGuessed) => {
  expect(zoneSaid(text, { country, city })).toEqual({ zone, isGuessed });
});

it("is none for words that mean no zone", () => {
  expect(zoneSaid("the moon", { country: "DE", city: null })).toBeNull();
});
