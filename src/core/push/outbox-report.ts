import type { Instant } from "../time/civil.ts";

/** Pushes of one kind that wait: how many, and when the first may be sent. */
export type WaitingPushes = {
  readonly kind: string;
  /** Null: not known before the first attempt. */
  readonly platform: string | null;
  readonly count: number;
  readonly next: Instant;
};

/** A push that was given up. */
export type DeadPush = {
  readonly id: string;
  readonly kind: string;
  readonly platform: string | null;
  /** Handle of the member or name of the team; null when they are gone. */
  readonly to: string | null;
  /** When it was intended. */
  readonly tick: Instant;
  /** In the platform's words and ours; see `failureOf`. */
  readonly reason: string;
};

/** What waits, what was given up lately (the oldest first), and which platforms are locked. */
export type OutboxReport = {
  readonly waiting: readonly WaitingPushes[];
  readonly dead: readonly DeadPush[];
  readonly lockedOut: readonly {
    readonly platform: string;
    readonly openedAt: Instant;
    readonly probeAt: Instant;
    readonly reason: string;
  }[];
};

/** Why a push could not be delivered, as far as it tells somebody what to do. */
export type Failure = "no-chat" | "place-gone" | "access" | "limited" | "no-answer" | "refused";

const signs: readonly (readonly [Failure, RegExp])[] = [
  ["no-chat", /^no chat$/],
  [
    "access",
    /locked out|invalid_auth|not_authed|token_|account_inactive|missing_scope|InvalidAuth|invalidClient|\b(40001|40013|40014|42001|60020)\b/,
  ],
  [
    "place-gone",
    /channel_not_found|not_in_channel|is_archived|user_not_found|user_disabled|cannot_dm|no adapter|no contact|\b(81013|86008|staffId|openConversation)/,
  ],
  ["limited", /ratelimited|held back|too many|QpsLimit|Throttling|\b(45009|45033)\b/],
  ["no-answer", /lease|UnansweredError|not answer|cannot be reached|not connected|HTTP 5|^Error$/],
];

/** Reads that from the reason that was recorded with it. */
export const failureOf = (reason: string): Failure =>
  signs.find(([, sign]) => sign.test(reason))?.[0] ?? "refused";
