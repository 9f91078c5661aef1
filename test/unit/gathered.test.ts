import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { gathered } from "../../src/app/process/gathered.ts";

it("what comes together, or during a batch, is done together, so much at most", async () => {
  const batches: (readonly number[])[] = [];
  const double = gathered(async (numbers: readonly number[]) => {
    batches.push(numbers);
    await pause(5);
    return numbers.map((n) => 2 * n);
  }, 3);
  const first = Promise.all([1, 2].map(double));
  await pause(1);
  const doubled = await Promise.all([3, 4, 5, 6, 7].map(double));
  expect(await first).toEqual([2, 4]);
  expect(doubled).toEqual([6, 8, 10, 12, 14]);
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
    [6, 7],
  ]);
  expect(await double(7)).toBe(14);
});

it("nobody fails because of another, and who fails is told why", async () => {
  const batches: (readonly string[])[] = [];
  const shout = gathered(async (words: readonly string[]) => {
    batches.push(words);
    await pause(1);
    if (words.includes("bad")) throw new Error("no");
    return words.map((word) => word.toUpperCase());
  }, 10);
  const said = await Promise.allSettled(["bad", "one", "bad", "two"].map(shout));
  expect(said.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message))).toEqual([
    "no",
    "ONE",
    "no",
    "TWO",
  ]);
  expect(batches).toEqual([["bad", "one", "bad", "two"], ["bad"], ["one"], ["bad"], ["two"]]);
  expect(await shout("three")).toBe("THREE");
});

it("nobody waits for long because another gets no answer", async () => {
  const answer = gathered(async (names: readonly string[]) => {
    if (names.includes("lost")) await new Promise(() => {});
    return names;
  }, 10);
  void answer("lost");
  await pause(1);
  const asked = performance.now();
  expect(await answer("next")).toBe("next");
  expect(performance.now() - asked).toBeGreaterThan(500);
});
