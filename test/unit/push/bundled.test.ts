import { describe, expect, it } from "vitest";
import { bundled } from "../../../src/core/push/bundled.ts";
import type { Recipient } from "../../../src/core/push/occasion.ts";

const push = (kind: string, recipient: Recipient = "member:lily", joins = true) => ({
  ...{ kind, recipient, joins },
});

function bundles(...planned: ReturnType<typeof push>[]) {
  let count = 0;
  return bundled(planned, () => `b${++count}`).map(
    ({ kind, bundle, isJoined }) => `${kind}${bundle ?? ""}${isJoined ? " joined" : ""}`,
  );
}

describe("pushes that are planned together", () => {
  it("are one message for each member, led by the day's list", () => {
    expect(
      bundles(
        push("promises-due"),
        push("morning-digest"),
        push("promises-due", "member:wei"),
        push("birthdays"),
        push("birthdays", "member:wei"),
      ),
    ).toEqual([
      "promises-dueb1 joined",
      "morning-digestb1",
      "promises-dueb2",
      "birthdaysb1 joined",
      "birthdaysb2 joined",
    ]);
  });

  it("stay apart where there is one, or where they do not join", () => {
    expect(bundles(push("birthdays"), push("window-nudge", "member:lily", false))).toEqual([
      "birthdays",
      "window-nudge",
    ]);
  });
});
