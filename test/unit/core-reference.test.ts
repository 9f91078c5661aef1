import fc from "fast-check";
import { expect, it } from "vitest";
import { parseReference, referenceOf } from "../../src/core/customer/reference.ts";

const last = 86_556_800;

it("gives three characters while they last, then four and more", () => {
  const lengths = [1, 3200, 3201, 28_800, 28_801, 540_800, 540_801, 4_636_800, 4_636_801, last];
  expect(lengths.map((number) => referenceOf(number).length)).toEqual([
    3, 3, 4, 4, 5, 5, 6, 6, 7, 7,
  ]);
  for (const none of [0, -1, 1.5, Number.NaN, last + 1]) {
    expect(() => referenceOf(none)).toThrow(RangeError);
  }
});

it("is letter, digit, letter, without characters that look like others", () => {
  const codes = Array.from({ length: 3200 }, (_, index) => referenceOf(index + 1));
  expect(new Set(codes).size).toBe(3200);
  for (const code of codes) expect(code).toMatch(/^[AC-HJKMNP-RT-Y][2-9][AC-HJKMNP-RT-Y]$/);
});

it("reads back what it wrote, in any case and width, with or without #", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: last }), (number) => {
      const code = referenceOf(number);
      const wide = [...code].map((character) =>
        String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0),
      );
      for (const text of [
        code,
        `#${code}`,
        ` # ${code.toLowerCase()} `,
        `\uff03${wide.join("")}`,
      ]) {
        expect(parseReference(text)).toBe(number);
      }
    }),
    { numRuns: 2000 },
  );
});

it("changes in every character from one customer to the next", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: last - 1 }), (number) => {
      const [one, next] = [referenceOf(number), referenceOf(number + 1)];
      if (one.length !== next.length) return;
      for (const [index, character] of [...one].entries()) expect(next[index]).not.toBe(character);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  "",
  "#",
  "K3",
  "KK3",
  "33F",
  "K0F",
  "K1F",
  "I3F",
  "O3F",
  "S3F",
  "hello",
  "K3F4G5H6",
  "K3F!",
  "##K3F",
  "\u4eca\u65e5",
])("%j is none", (text) => {
  expect(parseReference(text)).toBeNull();
});
