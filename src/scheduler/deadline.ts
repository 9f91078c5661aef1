/** Rejects in `passed` when so many milliseconds have gone by since the last `restart`. */
export type Deadline = { readonly passed: Promise<never>; restart(): void; clear(): void };

/** Makes one; it does not run yet. */
export function createDeadline(milliseconds: number): Deadline {
  let timer: NodeJS.Timeout | undefined;
  let reject: (reason: Error) => void;
  const passed = new Promise<never>((_, late) => {
    reject = late;
  });
  const clear = () => clearTimeout(timer);
  const restart = () => {
    clear();
    timer = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  };
  return { passed, restart, clear };
}
