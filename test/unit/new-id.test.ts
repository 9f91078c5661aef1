import { expect, test } from "vitest";
import { newId } from "../../src/store/database/new-id.ts";

test("ids are of version 7, of their time, each once, and in the order in which they were made", () => {
  const began = Date.now();
  const ids = Array.from({ length: 10_000 }, newId);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  const [at = 0] = ids.map((id) => Number.parseInt(id.replace("-", "").slice(0, 12), 16));
  expect(at).toBeGreaterThanOrEqual(began);
  expect(at - began).toBeLessThan(60_000);
});
