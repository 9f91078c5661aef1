/** Kinds of push that somebody asked for or set off: they come whatever else came that day. */
export const askedKinds = ["reminders", "import-finished", "lending"] as const;

/** What came to somebody by itself on a day: to them alone, and to groups that they are in. */
export type CameToday = { readonly own: number; readonly inGroups: number };

/** How many messages come to a member a day by themselves; nudges beyond are left to the digest. */
export const mostMessages = 3;
/** The same where one of them was a group's, which everybody in it reads as well. */
const mostWithGroups = 2;

/** Whether a nudge would be one message too many. */
export const isEnough = ({ own, inGroups }: CameToday): boolean =>
  own + inGroups >= (inGroups === 0 ? mostMessages : mostWithGroups);
