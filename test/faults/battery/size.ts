/** `npm run faults` runs the battery at full size; the usual test run at a small one. */
export const isFull = process.env.FAULTS === "full";

/** What is for the size of this run. */
export const sized = <Size>(full: Size, small: Size): Size => (isFull ? full : small);
