import type { Instant } from "../time/civil.ts";
import type { Handover } from "./handover.ts";

/** A list that is to be lent to somebody of another team: those who lead the lender's team decide. */
export type LoanRequest = Handover & {
  readonly id: string;
  readonly lenderId: string;
  readonly colleagueId: string;
  /** When the first day begins and the last one ends, in the lender's zone. */
  readonly starts: Instant;
  readonly ends: Instant;
  readonly askedAt: Instant;
  /** From then on nobody can grant it. */
  readonly lapsesAt: Instant;
  readonly decision: {
    readonly at: Instant;
    readonly isGranted: boolean;
    /** Handle; null when that member is gone. */
    readonly by: string | null;
  } | null;
};

/** Somebody is to be told something of a request, once, and until when it is of use. */
export type LendingNews = {
  readonly memberId: string;
  readonly requestId: string;
  readonly about: LendingTopic;
  readonly at: Instant;
  readonly until: Instant;
};

/** `asked`: it is to be decided; `decided`: it was; `lapsed`: nobody did in time. */
export type LendingTopic = "asked" | "decided" | "lapsed";

const day = 86_400_000;
/** A question waits so long, in milliseconds, even where the days begin before. */
const patience = 3 * day;

/** Until when a request can be granted: the first day's beginning or three days, never past the last. */
export const lapsesAt = (asked: Instant, starts: Instant, ends: Instant): Instant =>
  Math.min(ends, Math.max(starts, asked + patience)) as Instant;

/** Whom a request is news for: the deciders while it waits, then the lender, and who gets the list. */
export function lendingNews(request: LoanRequest, deciders: readonly string[]): LendingNews[] {
  const { id: requestId, askedAt, lapsesAt: lapses, decision, lenderId, colleagueId } = request;
  const toAll = (ids: readonly string[], about: LendingTopic, at: Instant, until: Instant) =>
    ids.map((memberId) => ({ memberId, requestId, about, at, until }));
  if (decision === null) {
    return [
      ...toAll(deciders, "asked", askedAt, lapses),
      ...toAll([lenderId], "lapsed", lapses, (lapses + day) as Instant),
    ];
  }
  const { at, isGranted } = decision;
  const told = isGranted ? [lenderId, colleagueId] : [lenderId];
  return toAll(told, "decided", at, (at + day) as Instant);
}
