import { describe, expect, it } from "vitest";
import { defaultPolicy } from "../../src/core/cadence/cadence-policy.ts";
import { type CadenceFacts, planDue } from "../../src/core/cadence/plan-due.ts";
import type { HolidayCalendar } from "../../src/core/calendar/holiday-calendar.ts";
import type { CivilDate, Zone } from "../../src/core/time/civil.ts";
import { addDays } from "../../src/core/time/civil-date.ts";
import { civilDateOf } from "../../src/core/time/epoch-day.ts";
import { formatInstant } from "../../src/core/time/instant.ts";
import { at, cadenceFacts } from "../support/cadence-facts.ts";

// 2026-11-23 is a Monday.
const day = (text: string) => text as CivilDate;
const dueOf = (changes: Partial<CadenceFacts>) => planDue(cadenceFacts(changes));
const dueOn = (changes: Partial<CadenceFacts>) => dueOf(changes).on;
const place = (country: string, zone: string) => ({ country, zone: zone as Zone });
const holidays = (days: Record<string, string>): HolidayCalendar => {
  const on: HolidayCalendar["on"] = (country, day) => {
    const name = days[`${country} ${civilDateOf(day)}`];
    return name === undefined
      ? null
      : { kind: name === "make-up" ? "open" : "closed", name, isEstimate: false, source: "test" };
  };
  return { on, atWork: on };
};

describe("A", () => {
  it.each([
    ["Monday", "2026-11-23", "2026-11-26"],
    ["Tuesday", "2026-11-24", "2026-11-27"],
    ["Wednesday: the second day, for the third is closed", "2026-11-25", "2026-11-27"],
    ["Thursday: Tuesday", "2026-11-26", "2026-12-01"],
    ["Friday: Tuesday", "2026-11-27", "2026-12-01"],
    ["Saturday", "2026-11-28", "2026-12-01"],
    ["Sunday", "2026-11-29", "2026-12-02"],
  ])("touched on %s", (_, touched, due) => {
    expect(dueOn({ tier: "A", lastTouchAt: at(`${touched} 14:00`) })).toBe(due);
  });

  it("is reached from 13:00 to 17:30 of the customer's clock", () => {
    const due = dueOf({ tier: "A", lastTouchAt: at("2026-11-25 14:00") });
    expect(due.window).toEqual({ from: "13:00", to: "17:30" });
    expect(formatInstant(due.opensAt)).toBe("2026-11-27T10:00:00.000Z");
    expect(formatInstant(due.closesAt)).toBe("2026-11-27T14:30:00.000Z");
  });

  it("says why the due came a day earlier", () => {
    const due = dueOf({ tier: "A", lastTouchAt: at("2026-11-25") });
    expect(due.targetOn).toBe("2026-11-28");
    expect(due.why).toEqual([
      { code: "tier-gap", tier: "A", days: 3 },
      { code: "last-touch", on: "2026-11-25" },
      { code: "shift", from: "2026-11-28", to: "2026-11-27", because: "weekend", country: "TR" },
    ]);
  });

  it("says every shift on the way to Tuesday", () => {
    expect(dueOf({ tier: "A", lastTouchAt: at("2026-11-26") }).why.slice(2)).toEqual([
      { code: "shift", from: "2026-11-29", to: "2026-11-30", because: "weekend", country: "TR" },
      {
        code: "shift",
        from: "2026-11-30",
        to: "2026-12-01",
        because: "first-workday",
        country: "TR",
      },
    ]);
  });

  it.each([
    ["SA", "Asia/Riyadh", "2026-11-24", "2026-11-26"], // Tue: Fri is closed, Thu open
    ["SA", "Asia/Riyadh", "2026-11-26", "2026-11-30"], // Thu: Fri, Sat weekend, Sun first of week
    ["SA", "Asia/Riyadh", "2026-11-23", "2026-11-26"],
  ])("keeps the days of %s: Monday to Thursday", (country, zone, touched, due) => {
    const facts = { tier: "A", ...place(country, zone) } as const;
    expect(dueOn({ ...facts, lastTouchAt: at(`${touched} 14:00`, zone) })).toBe(due);
  });

  it("minds the holidays of both sides, with their names", () => {
    const facts = cadenceFacts({ tier: "A", lastTouchAt: at("2026-11-23") });
    const calendar = holidays({
      "CN 2026-11-25": "ours",
      "CN 2026-11-26": "ours",
      "TR 2026-11-27": "theirs",
    });
    const due = planDue(facts, defaultPolicy, calendar);
    expect(due.on).toBe("2026-12-01");
    expect(due.why.slice(2)).toEqual([
      {
        code: "shift",
        from: "2026-11-26",
        to: "2026-11-27",
        because: "holiday",
        country: "CN",
        name: "ours",
      },
      {
        code: "shift",
        from: "2026-11-27",
        to: "2026-11-28",
        because: "holiday",
        country: "TR",
        name: "theirs",
      },
      { code: "shift", from: "2026-11-28", to: "2026-11-30", because: "weekend", country: "TR" },
      {
        code: "shift",
        from: "2026-11-30",
        to: "2026-12-01",
        because: "first-workday",
        country: "TR",
      },
    ]);
  });

  it("notes a half day instead of closing it", () => {
    const facts = { tier: "A", ...place("AE", "Asia/Dubai") } as const;
    const due = dueOf({ ...facts, lastTouchAt: at("2026-11-25", "Asia/Dubai") });
    expect(due.on).toBe("2026-11-27");
    expect(due.why.at(-1)).toEqual({ code: "half-day", on: "2026-11-27", country: "AE" });
  });
});

describe("B", () => {
  /** Touches every due on its day and returns the days since the plan began. */
  function daysTouched(start: Partial<CadenceFacts>, began: string, steps: number): number[] {
    const days: number[] = [];
    let facts = cadenceFacts({
      tier: "B",
      ownerWorkdays: [1, 2, 3, 4, 5, 6, 7],
      country: null,
      ...start,
    });
    for (let step = 0; step < steps; step++) {
      const { targetOn } = planDue(facts);
      days.push((Date.parse(targetOn) - Date.parse(began)) / 86_400_000);
      facts = {
        ...facts,
        lastTouchAt: at(targetOn),
        touchesInTier: facts.touchesInTier + 1,
        touchesSinceSample: facts.touchesSinceSample + 1,
      };
    }
    return days;
  }

  it("has gaps 1-1-2-3-7-7-15 from entering the tier, then every 15 days", () => {
    const tierSince = at("2026-11-02");
    expect(daysTouched({ tierSince }, "2026-11-02", 9)).toEqual([1, 2, 4, 7, 14, 21, 36, 51, 66]);
  });

  it("has gaps 3-7-3-7 from the receipt of the sample, then every 15 days", () => {
    const facts = {
      sampleReceivedAt: at("2026-11-10"),
      lastTouchAt: at("2026-11-04"),
      touchesInTier: 2,
    };
    expect(daysTouched(facts, "2026-11-10", 5)).toEqual([3, 10, 13, 20, 35]);
  });

  it("counts the gap from the actual touch and names the step", () => {
    const due = dueOf({ tier: "B", lastTouchAt: at("2026-11-12"), touchesInTier: 3 });
    expect(due.targetOn).toBe("2026-11-15");
    expect(due.on).toBe("2026-11-16");
    expect(due.step).toEqual({ plan: "sample", index: 4, gaps: [1, 1, 2, 3, 7, 7, 15] });
    expect(due.why.slice(0, 2)).toEqual([
      { code: "b-step", plan: "sample", step: 4, of: 7, gap: 3 },
      { code: "last-touch", on: "2026-11-12" },
    ]);
  });

  it("does not count touches from before the tier", () => {
    const due = dueOf({ tier: "B", lastTouchAt: at("2026-10-30") });
    expect(due.on).toBe("2026-11-03");
    expect(due.why[1]).toEqual({ code: "no-touch-since", on: "2026-11-02" });
  });

  it("switches when the sample is received, counting only touches after it", () => {
    const facts = {
      tier: "B",
      touchesInTier: 4,
      sampleReceivedAt: at("2026-11-10 12:00"),
    } as const;
    const before = dueOf({ ...facts, lastTouchAt: at("2026-11-09") });
    expect([before.on, before.step?.plan, before.step?.index]).toEqual([
      "2026-11-13",
      "received",
      1,
    ]);
    expect(before.why[1]).toEqual({ code: "sample-received", on: "2026-11-10" });
    const after = dueOf({ ...facts, lastTouchAt: at("2026-11-13"), touchesSinceSample: 1 });
    expect([after.on, after.step?.index]).toEqual(["2026-11-20", 2]);
  });

  it("heeds a sample received up to 90 days before the tier, no older one", () => {
    const plan = (received: string) =>
      dueOf({ tier: "B", sampleReceivedAt: at(received) }).step?.plan;
    expect(plan("2026-08-04")).toBe("received");
    expect(plan("2026-08-03")).toBe("sample");
  });

  it.each([
    ["sample", { touchesInTier: 7 }],
    ["received", { touchesInTier: 5, sampleReceivedAt: at("2026-11-03"), touchesSinceSample: 4 }],
  ] as const)("after the last step of %s: every 15 days with a proposal", (plan, facts) => {
    const due = dueOf({ tier: "B", lastTouchAt: at("2026-12-08"), ...facts });
    expect(due.on).toBe("2026-12-23");
    expect([due.step, due.proposal]).toEqual([null, "after-last-step"]);
    expect(due.why[0]).toEqual({ code: "b-finished", plan, gap: 15 });
  });

  it("counts a skip as an attempt of its day", () => {
    const due = dueOf({
      tier: "B",
      lastTouchAt: at("2026-11-03"),
      touchesInTier: 1,
      skippedOn: day("2026-11-04"),
      skipsInTier: 1,
    });
    expect([due.on, due.step?.index]).toEqual(["2026-11-06", 3]);
    expect(due.why).toContainEqual({ code: "skipped", on: "2026-11-04" });
  });
});

describe("KA", () => {
  const reviewed = { lastReviewAt: at("2026-10-01") };

  it("is touched every 15 days", () => {
    expect(dueOn({ tier: "KA", ...reviewed, lastTouchAt: at("2026-11-16") })).toBe("2026-12-01");
  });

  it("is due for review 182 days after the last one, or after entering the tier", () => {
    const due = dueOf({ tier: "KA", tierSince: at("2026-06-01"), lastTouchAt: at("2026-11-20") });
    expect(due.on).toBe("2026-11-30");
    expect(due.why[0]).toEqual({ code: "review", on: "2026-11-30" });
    expect(
      dueOn({
        tier: "KA",
        tierSince: at("2026-06-01"),
        lastTouchAt: at("2026-11-20"),
        ...reviewed,
      }),
    ).toBe("2026-12-07");
  });

  it("is due right after a touch when the review was missed", () => {
    const due = dueOf({ tier: "KA", tierSince: at("2026-01-05"), lastTouchAt: at("2026-11-24") });
    expect(due.on).toBe("2026-11-25");
    expect(due.why[0]).toEqual({ code: "review", on: "2026-07-06" });
  });

  it("never waits beyond 60 days, whatever a member asks for", () => {
    const due = dueOf({
      tier: "KA",
      ...reviewed,
      lastTouchAt: at("2026-11-20"),
      requestedOn: day("2027-03-01"),
    });
    expect([due.targetOn, due.on]).toEqual(["2027-01-19", "2027-01-19"]);
    expect(due.why).toEqual([
      { code: "requested", on: "2027-03-01" },
      { code: "last-touch", on: "2026-11-20" },
      { code: "capped", days: 60, on: "2027-01-19" },
    ]);
  });

  it("rather comes back to the last open day before the 60th", () => {
    // 60 days after Wednesday 2026-11-18 is Sunday 2027-01-17.
    const due = dueOf({
      tier: "KA",
      ...reviewed,
      lastTouchAt: at("2026-11-18"),
      requestedOn: day("2027-01-16"),
    });
    expect(due.on).toBe("2027-01-15");
    expect(due.why.slice(2)).toEqual([
      { code: "capped", days: 60, on: "2027-01-17" },
      { code: "shift", from: "2027-01-16", to: "2027-01-15", because: "weekend", country: "TR" },
    ]);
  });

  it("goes on when no day before is open", () => {
    const lastTouchAt = at("2026-11-18");
    const closed = Object.fromEntries(
      Array.from({ length: 63 }, (_, index) => [
        `TR ${addDays(day("2026-11-18"), index + 1)}`,
        "closed",
      ]),
    );
    const facts = cadenceFacts({ tier: "KA", ...reviewed, lastTouchAt });
    expect(planDue(facts, defaultPolicy, holidays(closed)).on).toBe("2027-01-21");
  });
});

describe("C, D, E", () => {
  it.each([
    ["C", "2026-11-04", "2027-01-04"], // 60 days: Sunday 2027-01-03
    ["D", "2026-11-04", "2027-02-02"],
    ["E", "2026-11-04", "2027-05-03"],
  ] as const)("%s counts from the last touch", (tier, touched, due) => {
    expect(dueOn({ tier, lastTouchAt: at(touched) })).toBe(due);
  });

  it("counts from entering the tier without any touch, from the last touch ever otherwise", () => {
    expect(dueOn({ tierSince: at("2026-11-02") })).toBe("2027-01-01");
    const due = dueOf({ tierSince: at("2026-11-02"), lastTouchAt: at("2026-09-14") });
    expect(due.on).toBe("2026-11-13");
    expect(due.why).toEqual([
      { code: "tier-gap", tier: "C", days: 60 },
      { code: "last-touch", on: "2026-09-14" },
    ]);
  });

  it("counts days in the customer's civil dates", () => {
    // 23:30 UTC on the 3rd is the 4th in Istanbul.
    expect(dueOn({ tier: "D", lastTouchAt: at("2026-11-03 23:30", "UTC") })).toBe("2027-02-02");
  });

  it("moves to the next day on which both sides work", () => {
    const facts = { ...place("SA", "Asia/Riyadh"), lastTouchAt: at("2026-11-03", "Asia/Riyadh") };
    // 60 days later is Saturday 2027-01-02; Sunday is the owner's.
    const due = dueOf(facts);
    expect(due.on).toBe("2027-01-04");
    expect(due.why.slice(2)).toEqual([
      { code: "shift", from: "2027-01-02", to: "2027-01-03", because: "weekend", country: "SA" },
      { code: "shift", from: "2027-01-03", to: "2027-01-04", because: "owner-day-off" },
    ]);
    expect(dueOn({ ...facts, ownerWorkdays: [7, 1, 2, 3, 4] })).toBe("2027-01-03");
  });

  it("treats an unknown country as working from Monday to Friday", () => {
    expect(dueOn({ country: null, lastTouchAt: at("2026-11-04") })).toBe("2027-01-04");
  });
});

describe("won and lost", () => {
  it.each([
    ["first-order", "E", "2027-01-04"],
    ["repeat", "D", "2027-01-04"],
    ["repeat", "C", "2027-01-04"],
  ] as const)("%s in tier %s waits at most 60 days", (stage, tier, due) => {
    expect(dueOn({ stage, tier, lastTouchAt: at("2026-11-04") })).toBe(due);
  });

  it("comes a week before the next order is expected", () => {
    const facts = {
      stage: "repeat",
      tier: "D",
      lastTouchAt: at("2026-11-04"),
      lastOrderOn: day("2026-10-20"),
      orderGapDays: 35.5,
    } as const;
    const due = dueOf(facts);
    expect(due.on).toBe("2026-11-18");
    expect(due.why[0]).toEqual({
      code: "reorder",
      on: "2026-11-18",
      lastOrderOn: "2026-10-20",
      gapDays: 36,
    });
    expect(dueOn({ ...facts, orderGapDays: 20 })).toBe("2027-01-04");
    expect(dueOn({ ...facts, orderGapDays: 300 })).toBe("2027-01-04");
  });

  it("leaves KA, A and B their own cadence", () => {
    expect(dueOn({ stage: "repeat", tier: "A", lastTouchAt: at("2026-11-23") })).toBe("2026-11-26");
  });

  it.each(["KA", "A", "B", "C", "D", "E"] as const)(
    "lost in tier %s: 180 days, office hours",
    (tier) => {
      const due = dueOf({ stage: "lost", tier, lastTouchAt: at("2026-11-04"), touchesInTier: 1 });
      expect(due.on).toBe("2027-05-03");
      expect(due.window).toEqual({ from: "09:00", to: "17:30" });
      expect(due.why[0]).toEqual({ code: "stage-gap", stage: "lost", days: 180 });
    },
  );
});

describe("snooze and skip", () => {
  it("a requested date wins over the plan, earlier or later", () => {
    const facts = { lastTouchAt: at("2026-11-20") };
    expect(dueOn({ ...facts, requestedOn: day("2026-11-24") })).toBe("2026-11-24");
    expect(dueOn({ ...facts, requestedOn: day("2027-03-02") })).toBe("2027-03-02");
  });

  it("but moves to the next open day, also of A", () => {
    const due = dueOf({ tier: "A", lastTouchAt: at("2026-11-25"), requestedOn: day("2026-11-28") });
    expect(due.on).toBe("2026-12-01");
    expect(due.why[0]).toEqual({ code: "requested", on: "2026-11-28" });
  });

  it("and is forgotten once it lies behind the last touch", () => {
    expect(dueOn({ lastTouchAt: at("2026-11-20"), requestedOn: day("2026-11-20") })).toBe(
      "2027-01-19",
    );
  });

  it("a skip starts the gap again from its day", () => {
    const facts = { lastTouchAt: at("2026-09-14"), skippedOn: day("2026-11-16") };
    const due = dueOf(facts);
    expect(due.on).toBe("2027-01-15");
    expect(due.why.slice(1)).toEqual([
      { code: "last-touch", on: "2026-09-14" },
      { code: "skipped", on: "2026-11-16" },
    ]);
    expect(dueOn({ ...facts, lastTouchAt: at("2026-11-17") })).toBe("2027-01-18");
  });
});

it("refuses two working weeks without a common day", () => {
  const facts = { ...place("SA", "Asia/Riyadh"), ownerWorkdays: [5, 6] as const };
  expect(() => dueOf(facts)).toThrow("no open day within 400 days");
});

it("takes its numbers from the policy, which is plain data", () => {
  expect(JSON.parse(JSON.stringify(defaultPolicy))).toEqual(defaultPolicy);
  const facts = cadenceFacts({ lastTouchAt: at("2026-11-02") });
  expect(planDue(facts, { ...defaultPolicy, C: { gapDays: 7 } }).on).toBe("2026-11-09");
});
