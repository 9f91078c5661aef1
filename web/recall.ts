/** Steps through what was said before, as a shell does. */
export type Recall = {
  /** Whether something said before is shown. */
  isActive(): boolean;
  /** Goes to the text before (1) or after (-1) the one shown; empty after the last. */
  step(step: 1 | -1): string;
  stop(): void;
};

/** Begins after the last of the texts, which come oldest first. */
export function createRecall(texts: () => readonly string[]): Recall {
  let back = 0;
  return {
    isActive: () => back > 0,
    step(step) {
      const all = texts();
      back = Math.max(0, Math.min(all.length, back + step));
      return back === 0 ? "" : (all.at(-back) ?? "");
    },
    stop() {
      back = 0;
    },
  };
}
