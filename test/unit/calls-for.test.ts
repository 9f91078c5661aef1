import { describe, expect, it } from "vitest";
import type { Instant } from "../../src/core/time/civil.ts";
import { callsFor } from "../../src/scheduler/calls-for.ts";

const now = 1_800_000_000_000;
const due = (deliveryId: string, inMs: number, isBulk = false) => ({
  ...{ deliveryId, fence: 0, isBulk, inMs },
  at: (now + inMs) as Instant,
});
const called = (call: ReturnType<typeof callsFor>[number]) =>
  call.deliveries.map(({ deliveryId }) => deliveryId).join("");

describe("calls for what is due", () => {
  it("are shared by what comes in the same second on the same lane, none before its time", () => {
    const calls = callsFor([
      ...[due("a", -1000), due("b", -999), due("c", 200), due("d", 900)],
      ...[due("e", 1100), due("f", 900, true)],
    ]);
    expect(calls.map(called)).toEqual(["ab", "cd", "e", "f"]);
    expect(calls.map(({ inMs }) => inMs)).toEqual([-999, 900, 1100, 900]);
    expect(calls.map(({ isBulk }) => isBulk)).toEqual([false, false, false, true]);
  });

  it("name fifty at most, and all of them once", () => {
    const calls = callsFor(Array.from({ length: 120 }, (_, n) => due(`${n} `, 0)));
    expect(calls.map(({ deliveries }) => deliveries.length)).toEqual([50, 50, 20]);
    expect(calls.map(called).join("")).toBe(
      Array.from({ length: 120 }, (_, n) => `${n} `).join(""),
    );
  });

  it("are none for nothing", () => {
    expect(callsFor([])).toEqual([]);
  });
});
