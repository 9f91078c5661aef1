import { describe, expect, it } from "vitest";
import { bProposal } from "../../src/core/cadence/b-proposal.ts";
import { crossesWithin, temperature } from "../../src/core/cadence/temperature.ts";
import { windowNow } from "../../src/core/cadence/window-now.ts";
import type { Zone } from "../../src/core/time/civil.ts";
import { at, cadenceFacts } from "../support/cadence-facts.ts";

const zone = "Europe/Istanbul" as Zone;

describe("windowNow", () => {
  const ofTierA = cadenceFacts({ tier: "A" });

  it("open until half past five", () => {
    expect(windowNow(ofTierA, at("2026-12-02 14:50"))).toEqual({
      state: "open",
      closesAt: at("2026-12-02 17:30"),
    });
    expect(windowNow(ofTierA, at("2026-12-02 13:00")).state).toBe("open");
  });

  it("opens later today, by the customer's clock", () => {
    expect(windowNow(ofTierA, at("2026-12-02 12:59"))).toEqual({
      state: "opens",
      opensAt: at("2026-12-02 13:00"),
      closesAt: at("2026-12-02 17:30"),
    });
    // In Beijing it is already evening when Sao Paulo opens.
    const brazil = cadenceFacts({ country: "BR", zone: "America/Sao_Paulo" as Zone });
    expect(windowNow(brazil, at("2026-12-02 19:50", "Asia/Shanghai"))).toMatchObject({
      state: "opens",
      opensAt: at("2026-12-02 20:00", "Asia/Shanghai"),
    });
  });

  it("is closed after hours, at weekends and on Monday for A, and names the next opening", () => {
    expect(windowNow(ofTierA, at("2026-12-04 17:30"))).toEqual({
      state: "closed",
      nextOpensAt: at("2026-12-08 13:00"),
      because: { because: "after-hours" },
    });
    expect(windowNow(ofTierA, at("2026-12-06 14:00"))).toMatchObject({
      because: { because: "weekend", country: "TR" },
    });
    expect(windowNow(ofTierA, at("2026-12-07 14:00"))).toMatchObject({
      because: { because: "first-workday" },
    });
    const ofTierC = cadenceFacts({ ownerWorkdays: [2, 3] });
    expect(windowNow(ofTierC, at("2026-12-07 14:00"))).toEqual({
      state: "closed",
      nextOpensAt: at("2026-12-08 09:00"),
      because: { because: "owner-day-off" },
    });
  });
});

describe("temperature", () => {
  const spokeAt = at("2026-10-01 23:00");

  it.each([
    ["2026-10-01 23:30", "warm", 0],
    ["2026-10-16 09:00", "warm", 15],
    ["2026-10-17 09:00", "known", 16],
    ["2026-11-30 09:00", "known", 60],
    ["2026-12-01 09:00", "cooling", 61],
    ["2027-01-29 09:00", "cooling", 120],
    ["2027-01-30 09:00", "lost", 121],
  ])("on %s: %s after %i days", (now, degree, days) => {
    expect(temperature(spokeAt, at(now), zone)).toEqual({ degree, days });
  });

  it("is unknown without two-way contact", () => {
    expect(temperature(null, at("2026-10-02"), zone)).toBeNull();
    expect(crossesWithin(null, at("2026-10-02"), zone, 7)).toBeNull();
  });

  it("shows who crosses a line in the next 7 days", () => {
    const within = (now: string) => crossesWithin(spokeAt, at(now), zone, 7);
    expect(within("2026-11-23")).toBeNull();
    expect(within("2026-11-24")).toEqual({
      from: "known",
      to: "cooling",
      on: "2026-12-01",
      inDays: 7,
      lineDays: 60,
    });
    expect(within("2026-11-30")).toEqual({
      from: "known",
      to: "cooling",
      on: "2026-12-01",
      inDays: 1,
      lineDays: 60,
    });
    expect(within("2026-12-01")).toBeNull();
    expect(within("2027-01-28")).toMatchObject({ from: "cooling", to: "lost", inDays: 2 });
    expect(within("2027-06-01")).toBeNull();
  });
});

describe("bProposal", () => {
  it.each([
    ["2026-12-01 10:00", "A"],
    ["2026-11-25 23:00", "A"],
    ["2026-11-24 23:00", "C"],
  ])("after a reply on %s: %s", (replied, tier) => {
    expect(bProposal(at(replied), at("2026-12-02 09:00"), zone)).toBe(tier);
  });
  it("without a reply: C", () => {
    expect(bProposal(null, at("2026-12-02"), zone)).toBe("C");
  });
});
