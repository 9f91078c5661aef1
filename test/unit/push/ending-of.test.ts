import { describe, expect, it } from "vitest";
import { AdapterError } from "../../../src/errors.ts";
import { endingOf } from "../../../src/scheduler/ending-of.ts";

const busy = new AdapterError("busy", { retryable: true });
const pauses = (chance: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
    const ending = endingOf(busy, attempts, true, chance);
    return "inMs" in ending ? ending.inMs / 1000 : null;
  });

describe("a failed attempt", () => {
  it("is followed by longer and longer pauses, from 5 s to 2 h", () => {
    expect(pauses(0.5)).toEqual([5, 20, 80, 320, 1280, 5120, 7200]);
    expect(pauses(0)[0]).toBe(3.75);
    expect(pauses(1)[6]).toBe(9000);
  });

  it("waits as long as the platform asks for, and was none: however often it asks", () => {
    const asked = (retryAfterMs: number) =>
      endingOf(new AdapterError("busy", { retryable: true, retryAfterMs }), 9, true, 0.5);
    expect(asked(60_000)).toMatchObject({ state: "pending", inMs: 60_000, isUntried: true });
    expect(asked(1000)).toMatchObject({ state: "pending", inMs: 5000, isUntried: true });
  });

  it("is ambiguous only when the message was on its way and nobody said it did not arrive", () => {
    const cutOff = new Error("socket hang up");
    expect(endingOf(cutOff, 1, true, 0.5).state).toBe("ambiguous");
    expect(endingOf(cutOff, 1, false, 0.5).state).toBe("pending");
    expect(endingOf(busy, 1, true, 0.5).state).toBe("pending");
  });

  it("is the last one when the platform says never, and after eight", () => {
    const never = new AdapterError("no such chat", { retryable: false });
    expect(endingOf(never, 1, true, 0.5).state).toBe("dead");
    expect(endingOf(busy, 8, true, 0.5).state).toBe("dead");
    expect(endingOf(busy, 7, true, 0.5).state).toBe("pending");
  });
});

it("keeps the platform's words as the reason, and of other errors the name alone", () => {
  expect(endingOf(busy, 1, true, 0.5)).toMatchObject({ reason: "busy" });
  const leaky = new TypeError("cannot read name of Anadolu Tekstil");
  expect(endingOf(leaky, 1, true, 0.5)).toMatchObject({ reason: "TypeError" });
});
