import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  leastBoth,
  liftOf,
  type PairCounts,
  productPairs,
} from "../../src/core/value/product-pairs.ts";
import "../support/properties.ts";

const pair = (product: string, also: string, both: number, of = 20, ofAlso = 20): PairCounts => ({
  ...{ product, also, both },
  ...{ ofProduct: of, ofAlso },
});

describe("what is bought together", () => {
  it("is lifted by how often both are bought against chance", () => {
    expect(liftOf({ both: 10, ofProduct: 20, ofAlso: 25 }, 100)).toBe(2);
    expect(liftOf({ both: 5, ofProduct: 20, ofAlso: 25 }, 100)).toBe(1);
    expect(liftOf({ both: 0, ofProduct: 0, ofAlso: 25 }, 100)).toBe(0);
  });

  it("says nothing of fewer than five, of chance, and of a product with itself", () => {
    expect(productPairs([pair("film", "tape", 4)], 100)).toEqual([]);
    expect(productPairs([pair("film", "tape", 5)], 100)).toEqual([
      { product: "film", also: "tape", n: 5, lift: 1.25 },
    ]);
    expect(productPairs([pair("film", "tape", 5)], 80)).toEqual([]);
    expect(productPairs([pair("film", "film", 20)], 100)).toEqual([]);
  });

  it("keeps the five of each product that most bought, more telling ones first among equals", () => {
    const also = ["a", "b", "c", "d", "e", "f", "g"];
    const found = productPairs(
      also.map((name, at) => pair("film", name, 10 + Math.floor(at / 2), 20, 20 + (at % 2))),
      200,
    );
    expect(found.map((one) => one.also)).toEqual(["g", "e", "f", "c", "d"]);
  });

  it("is the same both ways round, and never of fewer than five whatever the counts", () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.integer({ min: 60, max: 300 }),
        (both, one, other, all) => {
          const there = productPairs([pair("film", "tape", both, one, other)], all);
          const back = productPairs([pair("tape", "film", both, other, one)], all);
          expect(there.map(({ n, lift }) => [n, lift])).toEqual(
            back.map(({ n, lift }) => [n, lift]),
          );
          for (const { n, lift } of there) {
            expect(n).toBeGreaterThanOrEqual(leastBoth);
            expect(lift).toBeGreaterThan(1);
          }
        },
      ),
    );
  });
});
