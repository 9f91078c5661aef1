/** Lets something happen once under a key for as long as anybody holds it. */
export type OnceWhile = {
  hold(key: string): void;
  letGo(key: string): void;
  /** Whether it is the first time since somebody began to hold the key. */
  isFirst(key: string): boolean;
};

/** Keys that nobody holds yet. */
export function onceWhile(): OnceWhile {
  const holders = new Map<string, number>();
  const done = new Set<string>();
  return {
    hold(key) {
      holders.set(key, (holders.get(key) ?? 0) + 1);
    },
    letGo(key) {
      const others = (holders.get(key) ?? 1) - 1;
      if (others > 0) return void holders.set(key, others);
      holders.delete(key);
      done.delete(key);
    },
    isFirst(key) {
      if (done.has(key)) return false;
      done.add(key);
      return true;
    },
  };
}
