import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { inOrder } from "../../../src/bot/intake/in-order.ts";
import { createLane } from "../../../src/bot/intake/lane.ts";

it("a lane runs so much at a time, first come first served, whatever fails", async () => {
  const lane = createLane(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = async (n: number) => {
    begun.push(n);
    most = Math.max(most, ++running);
    await pause(n % 4);
    running--;
    if (n % 5 === 0) throw new Error("no");
    return n;
  };
  const all = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => lane(() => work(n))));
  expect(most).toBe(3);
  expect(begun).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(all.filter(({ status }) => status === "rejected")).toHaveLength(8);
  expect(running).toBe(0);
});

it("what shares a key keeps its order, and holds nobody else up", async () => {
  const ordered = inOrder();
  const done: string[] = [];
  const slow = ordered("lily", async () => {
    await pause(30);
    done.push("lily 1");
    throw new Error("no");
  });
  const next = ordered("lily", async () => void done.push("lily 2"));
  const other = ordered("tom", async () => void done.push("tom"));
  await expect(slow).rejects.toThrow("no");
  await Promise.all([next, other]);
  expect(done).toEqual(["tom", "lily 1", "lily 2"]);
});
