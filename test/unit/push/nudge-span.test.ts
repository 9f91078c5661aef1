import { describe, expect, it } from "vitest";
import type { Member } from "../../../src/core/members/member.ts";
import { nudgeAt, nudgeSpan } from "../../../src/core/push/nudge-span.ts";
import type { Instant } from "../../../src/core/time/civil.ts";
import { formatInstant, parseInstant } from "../../../src/core/time/instant.ts";

const member = (digestAt = "09:00", quietFrom = "22:00", zone = "Asia/Shanghai") =>
  ({ zone, digestAt, quietFrom, quietTo: "08:00" }) as Member;
const at = (text: string): Instant => parseInstant(`2026-12-02T${text}:00Z`) as Instant;

/** When those are named whose windows open at these moments of 2 December, asked at one. */
const named = (asked: string, opening: readonly string[], whose = member()) => {
  const found = nudgeAt(nudgeSpan(whose, at(asked)), opening.map(at));
  return found === null ? null : formatInstant(found).slice(11, 16);
};

describe("the moment of a nudge", () => {
  it("is when the first window of the half of the day opens", () => {
    expect(named("02:00", ["02:20", "03:30"])).toBe("02:30");
    expect(named("05:00", ["05:00", "09:00"])).toBe("05:00");
  });

  it("is four in the afternoon where that is later, in the member's clock", () => {
    expect(named("05:00", ["10:00"])).toBe("08:00");
    expect(named("05:00", ["15:30"])).toBe("08:00");
    expect(named("13:00", ["20:00"], member("09:00", "22:00", "Europe/London"))).toBe("16:00");
  });

  it("is an hour before work ends for who is left alone early", () => {
    expect(named("05:00", ["10:00"], member("09:00", "15:00"))).toBe("06:00");
  });

  it("is never for what opened before, on another day or in the other half", () => {
    expect(named("02:00", ["01:00", "05:00"])).toBeNull();
    expect(named("05:00", ["03:00", "17:00"])).toBeNull();
  });
});
