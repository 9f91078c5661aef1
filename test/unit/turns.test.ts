import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { turnsOn } from "../../src/scheduler/turns.ts";

const adapter = (parts: Partial<Adapter> = {}): Adapter => ({
  platform: "somewhere",
  capabilities: {
    ...{ buttons: false, images: false, tables: false, threads: false },
    ...{ maxText: 1, maxButtons: 0 },
    sizeOf: () => 1,
  },
  start: async () => {},
  send: async () => ({ messageId: "m" }),
  stop: async () => {},
  ...parts,
});

/** The most pushes whose fate is open at the same time, of three hundred. */
async function mostOpen(on: Adapter): Promise<number> {
  let [open, most] = [0, 0];
  const push = () =>
    turnsOn(on).take(async (missed) => {
      expect(missed).toBeNull();
      most = Math.max(most, ++open);
      await pause(1);
      open--;
    });
  await Promise.all(Array.from({ length: 300 }, push));
  return most;
}

describe("turns on a platform", () => {
  it("leave eight open where people would see a repetition, and more where nobody would", async () => {
    expect(await mostOpen(adapter())).toBe(8);
    expect(await mostOpen(adapter({ dropsRepeats: () => true }))).toBe(200);
    expect(await mostOpen(adapter({ find: async () => null }))).toBe(50);
  });

  it("are shared by all that is sent by one adapter, and by no other", () => {
    const one = adapter();
    expect(turnsOn(one)).toBe(turnsOn(one));
    expect(turnsOn(one)).not.toBe(turnsOn(adapter()));
  });

  it("are missed by those who wait while the platform shuts us out, and by nobody after", async () => {
    const { take, shutOut } = turnsOn(adapter());
    const first = Array.from({ length: 8 }, () => take(() => pause(10)));
    const waiting = take(async (missed) => missed);
    shutOut();
    await Promise.all(first);
    expect(await waiting).toBe("locked out");
    expect(await take(async (missed) => missed)).toBeNull();
  });

  it("are missed by those who waited so long that there may be room elsewhere", async () => {
    vi.useFakeTimers();
    try {
      const { take } = turnsOn(adapter());
      const slow = () => new Promise((resolve) => setTimeout(resolve, 5100));
      const first = Array.from({ length: 8 }, () => take(slow));
      const waiting = take(async (missed) => missed);
      await vi.advanceTimersByTimeAsync(5200);
      await Promise.all(first);
      expect(await waiting).toBe("no turn in time");
    } finally {
      vi.useRealTimers();
    }
  });
});
