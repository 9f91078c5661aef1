/** `npm run faults` runs the battery at full size; the usual test run at a small one. */
export const isFull = process.env.FAULTS === "full";

/** The number for the size of this run. */
export const sized = (full: number, small: number): number => (isFull ? full : small);
