/** Wakes everybody who waits for a change. */
export type Bell = {
  ring(): void;
  /** Resolves at the next ring, or when so many milliseconds have passed. */
  next(withinMs: number): Promise<void>;
};

/** A bell that nobody waits for yet. */
export function createBell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of [...waiting]) wake();
    },
    next: (withinMs) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(late);
          waiting.delete(wake);
          resolve();
        };
        const late = setTimeout(wake, withinMs);
        waiting.add(wake);
      }),
  };
}
