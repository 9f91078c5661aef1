import { describe, expect, it } from "vitest";
import { isOrderStep, orderSteps } from "../../src/core/orders/order-step.ts";
import {
  endedAlike,
  kindsThat,
  type OwedKind,
  ofKind,
  owedAfter,
  owedForCard,
  owedKinds,
  owedToWhoAsked,
  planKinds,
} from "../../src/core/owed/owed-kind.ts";
import { type OwedDays, silenceBy } from "../../src/core/owed/silence.ts";
import type { CivilDate } from "../../src/core/time/civil.ts";
import { outcomes } from "../../src/core/vocabulary.ts";

const day = (date: string) => date as CivilDate;

describe("what is owed", () => {
  it("begins with the outcome of its kind and with no other", () => {
    const begun = outcomes.flatMap((outcome) => owedAfter(outcome) ?? []);
    const byOutcome = owedKinds.filter(
      (kind) => !["asked", "fair", "given", "order", "plan", "care"].includes(ofKind(kind).begunBy),
    );
    expect(begun).toEqual(byOutcome);
    const others = owedKinds.filter((kind) => !byOutcome.includes(kind));
    expect(others).toEqual([
      ...[owedToWhoAsked, owedForCard, "favour", ...orderSteps, ...planKinds],
      "co-signature",
    ]);
  });

  it("is paid by hearing from us where they asked or gave a card, and by nothing but its command elsewhere", () => {
    expect(kindsThat(({ isPaidByTouch }) => isPaidByTouch)).toEqual(["answer", "fair-card"]);
  });

  it("ends by a command of its own, but for the steps of an order or a plan, and a card like a question", () => {
    expect(endedAlike("fair-card")).toEqual(["answer", "fair-card"]);
    expect(endedAlike("promise")).toEqual(["promise"]);
    const isPlanStep = (kind: OwedKind) => planKinds.some((one) => one === kind);
    const others = owedKinds.filter(
      (kind) => !isOrderStep(kind) && !isPlanStep(kind) && kind !== owedForCard,
    );
    expect(new Set(others.map((kind) => ofKind(kind).endedBy)).size).toBe(others.length);
    expect(owedKinds.filter(isOrderStep)).toEqual([...orderSteps]);
    expect(new Set(orderSteps.map((kind) => ofKind(kind).endedBy))).toEqual(new Set(["order"]));
  });

  it("stands in the list of the day where it is a complaint", () => {
    expect(kindsThat(({ isInDayList }) => isInDayList)).toEqual(["complaint"]);
  });
});

describe("nothing cheerful is said", () => {
  const today = day("2026-12-10");
  const owed = (kind: OwedDays["kind"], madeOn: string, dueOn: string | null): OwedDays => ({
    kind,
    madeOn: day(madeOn),
    dueOn: dueOn === null ? null : day(dueOn),
  });
  const silence = (...all: OwedDays[]) => silenceBy(all, today);

  it("after a promise whose day has passed, since the earliest of them", () => {
    expect(silence(owed("promise", "2026-12-01", "2026-12-10"))).toBeNull();
    expect(silence(owed("promise", "2026-11-01", null))).toBeNull();
    expect(
      silence(
        owed("promise", "2026-12-01", "2026-12-09"),
        owed("promise", "2026-12-02", "2026-12-08"),
      ),
    ).toEqual({ because: "promise", on: "2026-12-08" });
  });

  it("to whom complains, since they did, whatever was promised", () => {
    expect(
      silence(
        owed("promise", "2026-11-01", "2026-11-02"),
        owed("complaint", "2026-12-09", "2026-12-14"),
        owed("complaint", "2026-12-07", null),
      ),
    ).toEqual({ because: "complaint", on: "2026-12-07" });
  });

  it("but for a card from a fair something may be, however late it is", () => {
    expect(silence(owed("fair-card", "2026-12-01", "2026-12-03"))).toBeNull();
  });

  it("and something is where nothing is owed", () => {
    expect(silence()).toBeNull();
  });
});
