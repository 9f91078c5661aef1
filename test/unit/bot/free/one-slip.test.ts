import { expect, it } from "vitest";
import { isOneSlip } from "../../../../src/core/search/one-slip.ts";

it.each([
  ["anadlu", "anadolu", true],
  ["anadoolu", "anadolu", true],
  ["anadulu", "anadolu", true],
  ["anaodlu", "anadolu", true],
  ["nadolu", "anadolu", true],
  ["anadol", "anadolu", true],
  ["", "a", true],
  ["anadolu", "anadolu", false],
  ["anolodu", "anadolu", false],
  ["anadlo", "anadolu", false],
  ["ndalou", "anadolu", false],
  ["anado", "anadolu", false],
  ["abcd", "badc", false],
  ["", "", false],
])("%s and %s differ by one slip: %s", (one, other, expected) => {
  expect(isOneSlip(one, other)).toBe(expected);
  expect(isOneSlip(other, one)).toBe(expected);
});
