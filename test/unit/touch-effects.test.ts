import { describe, expect, it } from "vitest";
import type { CivilDate, Instant } from "../../src/core/time/civil.ts";
import { type TouchedState, touchEffects } from "../../src/core/touch/touch-effects.ts";
import type { Outcome, Stage } from "../../src/core/vocabulary.ts";

const at = Date.parse("2026-12-02T10:00:00Z") as Instant;
const today = "2026-12-02" as CivilDate;
const day = (text: string) => text as CivilDate;

const before: TouchedState = {
  stage: "lead",
  sampleReceivedAt: null,
  skipsSinceSample: 2,
  requestedOn: day("2026-12-20"),
  skippedOn: day("2026-11-30"),
};

const follow = (
  outcome: Outcome,
  state: Partial<TouchedState> = {},
  until: CivilDate | null = null,
  hasOrdered = false,
) => touchEffects({ ...before, ...state }, { at, outcome, until }, hasOrdered, today);

describe("touchEffects", () => {
  it.each<[Outcome, Stage, Stage]>([
    ["quoted", "lead", "negotiating"],
    ["quoted", "sampled", "sampled"],
    ["quoted", "lost", "lost"],
    ["sampled", "lead", "sampled"],
    ["sampled", "negotiating", "sampled"],
    ["sampled", "repeat", "repeat"],
    ["received", "negotiating", "sampled"],
    ["ordered", "lead", "first-order"],
    ["ordered", "first-order", "repeat"],
    ["ordered", "repeat", "repeat"],
    ["ordered", "lost", "first-order"],
    ["declined", "negotiating", "negotiating"],
    ["contacted", "lead", "lead"],
  ])("%s moves %s to %s", (outcome, from, to) => {
    expect(follow(outcome, { stage: from }).stage).toBe(to);
  });

  it("takes the order of a customer with orders for a repeat order", () => {
    expect(follow("ordered", { stage: "negotiating" }, null, true).stage).toBe("repeat");
  });

  it("dates the receipt of the sample with the touch and counts skips anew", () => {
    expect(follow("received")).toMatchObject({ sampleReceivedAt: at, skipsSinceSample: 0 });
    expect(follow("sampled")).toMatchObject({ sampleReceivedAt: null, skipsSinceSample: 2 });
  });

  it("ends the date that was asked for, unless the touch asks for another", () => {
    expect(follow("no-answer").requestedOn).toBeNull();
    expect(follow("contacted", {}, day("2026-12-09")).requestedOn).toBe("2026-12-09");
  });

  it("does not take the date of a promise for that of the next touch", () => {
    expect(follow("promised", {}, day("2026-12-04")).requestedOn).toBeNull();
  });

  it("ends a skip of a day to come, and leaves one that is over", () => {
    expect(follow("contacted", { skippedOn: day("2026-12-10") }).skippedOn).toBeNull();
    expect(follow("contacted", { skippedOn: today }).skippedOn).toBe(today);
  });
});
