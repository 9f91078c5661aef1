import { channel } from "node:diagnostics_channel";
import type { PassedOver } from "../../chat/adapter.ts";
import type { SecondAnswer } from "../drafting/second-reader.ts";

/** Something that is counted and timed. Never anything personal. Times in milliseconds. */
export type Happening =
  /** An attempt at a push ended in a state; `lateMs`: since its intended time, where it was sent. */
  | {
      readonly type: "attempt";
      readonly kind: string;
      /** Empty where it ended before that was known. */
      readonly platform: string;
      readonly outcome: string;
      readonly lateMs: number;
    }
  /** An event was recorded, so that the platform can be told; or it could not be. */
  | {
      readonly type: "recorded";
      readonly platform: string;
      readonly ms: number;
      readonly isSaved: boolean;
    }
  /** What a platform delivered goes no further. */
  | { readonly type: "passed-over"; readonly platform: string; readonly why: PassedOver }
  | ReadAgain
  /** A mailbox, by a name that tells nothing of whose it is, is listened to, was read, or is no more. */
  | {
      readonly type: "mailbox";
      readonly mailbox: string;
      readonly state: "begun" | "read" | "ended";
    }
  /** It cannot be read, for another reason than before. */
  | { readonly type: "mailbox-failed"; readonly mailbox: string; readonly trouble: string }
  | { readonly type: "command"; readonly command: string; readonly ms: number }
  | { readonly type: "sweep"; readonly ms: number };

/** What is unclear was left to the second reader; `unfit`: what it proposed was not taken. */
export type ReadAgain = {
  readonly type: "read-again";
  readonly outcome: Exclude<SecondAnswer["outcome"], "answered"> | "drafted" | "nothing" | "unfit";
};

const happenings = channel("genjin");

/** Tells whoever measures; nobody need. */
export const happened = (happening: Happening): void => happenings.publish(happening);

/** Calls `listener` for all that happens in this process from now on. */
export const onHappening = (listener: (happening: Happening) => void): void =>
  happenings.subscribe((message) => listener(message as Happening));
