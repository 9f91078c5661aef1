import { describe, expect, it } from "vitest";
import { severalPlaces } from "../../src/assembly/several-places.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { plainMessage } from "../../src/chat/message.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { AdapterError } from "../../src/errors.ts";
import { endingOf } from "../../src/scheduler/ending-of.ts";

/** A robot of which the process holds the connection or not, or that fails. */
const robot = (isHeld: boolean, failure?: AdapterError) =>
  ({
    platform: "wecom",
    capabilities: {},
    start: async () => {},
    stop: async () => {},
    canSend: () => isHeld,
    async send() {
      if (failure !== undefined) throw failure;
      if (!isHeld) throw new AdapterError("not connected", { retryable: true });
      return { messageId: "m1" };
    },
  }) as unknown as Adapter;

/** What a post to a robot comes to after so many attempts. */
async function endingAt(workspace: string, places: Record<string, Adapter>, attempts: number) {
  const all = severalPlaces(robot(true), new Map(Object.entries(places)));
  expect(all.canSend?.()).toBe(true);
  const to = { platform: "wecom", workspace, id: "chat", kind: "direct" } as const;
  const post = { key: "k", at: 0 as Instant };
  return all.send(to, plainMessage("notice", "x"), post).then(
    () => null,
    (error: unknown) => endingOf(error, attempts, true, 0.5),
  );
}

describe("several robots, of which another process holds some", () => {
  it.each([1, 8, 20])("a post to another's robot was no attempt: %d", async (attempts) => {
    const ending = await endingAt("b", { a: robot(true), b: robot(false) }, attempts);
    expect(ending).toMatchObject({ state: "pending", isUntried: true });
  });

  it("a post to our own is sent", async () => {
    expect(await endingAt("a", { a: robot(true), b: robot(false) }, 8)).toBeNull();
  });

  it("a robot that lets us in no more is tried again later, and none of that is an attempt", async () => {
    const access = new AdapterError("access", { retryable: true, hindrance: "access" });
    const ending = await endingAt("b", { a: robot(true), b: robot(true, access) }, 8);
    expect(ending).toMatchObject({ state: "pending", isUntried: true, inMs: 60_000 });
  });

  it("a robot that nobody connected gets nothing", async () => {
    const ending = await endingAt("c", { a: robot(true) }, 1);
    expect(ending).toMatchObject({ state: "dead" });
  });
});
