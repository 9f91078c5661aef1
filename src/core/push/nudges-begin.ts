import type { Member } from "../members/member.ts";
import { minutesOf } from "../time/wall-time.ts";

/** Minutes after the digest in which nothing more is said: it names whose window opens next. */
const afterDigest = 30;

/** The minute of a member's working day from which on single customers are worth a message. */
export const nudgesBegin = ({ digestAt }: Pick<Member, "digestAt">): number =>
  minutesOf(digestAt) + afterDigest;
