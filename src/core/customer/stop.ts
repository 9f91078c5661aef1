import type { Instant } from "../time/civil.ts";

/** A way of reaching a customer that they may ask for or forbid: an id of `channels` in the grammar. */
export type Channel = string;

/**
 * What a customer asked to be left alone with: any contact; greetings, care and being won back, while an
 * open deal goes on; one way of reaching them (`not`), or every way but one (`only`).
 */
export const stopKinds = ["all", "marketing", "not", "only"] as const;
export type StopKind = (typeof stopKinds)[number];

/** One thing that a customer asked for; `channel` of `not` and `only` alone. */
export type Stop = { readonly kind: StopKind; readonly channel: Channel | null };

/** The same with since when it stands, who noted it and what was said. */
export type StandingStop = Stop & {
  readonly since: Instant;
  /** Name of the member; null when they are not known any more. */
  readonly by: string | null;
  readonly words: string | null;
};

/** The kinds of stop that forbid to contact somebody of ourselves at all. */
export const forbidContact: readonly StopKind[] = ["all"];

/** The kinds of stop that forbid greetings, care and winning back. */
export const forbidMarketing: readonly StopKind[] = ["all", "marketing"];

/** Whether a customer asked for no contact at all. */
export const isLeftAlone = (stops: readonly Stop[]): boolean =>
  stops.some(({ kind }) => forbidContact.includes(kind));

/** What of it somebody has to know who writes to them all the same. */
export const channelStops = (stops: readonly Stop[]): readonly Stop[] =>
  stops.filter(({ channel }) => channel !== null);
