/** Kinds of push that interrupt somebody for single customers, outside the digest. */
export const interruptingKinds = ["promises-due", "key-account-review", "window-nudge"] as const;

/** How often a day somebody is interrupted like that; nudges beyond it are left to the digest. */
export const mostInterruptions = 3;
