/** Kinds of push that somebody asked for or set off: they come whatever else came that day. */
export const askedKinds = ["reminders", "import-finished", "lending"] as const;

/** How many messages come to a member a day by themselves; nudges beyond are left to the digest. */
export const mostMessages = 3;
