import fc from "fast-check";
import { expect, it } from "vitest";
import { pageLength, pagesOf } from "../../src/core/search/page-length.ts";

it("never leaves a single one over", () => {
  expect([9, 10, 11, 12, 21, 22].map((left) => pageLength(left, 10))).toEqual([
    9, 10, 11, 10, 10, 10,
  ]);
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 30 }), (total, usual) => {
      const pages: number[] = [];
      for (let left = total; left > 0; left -= pages.at(-1) ?? 1)
        pages.push(pageLength(left, usual));
      expect(pages.reduce((sum, page) => sum + page, 0)).toBe(total);
      expect(Math.max(1, pages.length)).toBe(pagesOf(total, usual));
      if (usual > 1 && pages.length > 1) expect(pages.at(-1)).toBeGreaterThan(1);
    }),
  );
});
