/** Runs work under a key one after the other; under different keys at the same time. */
export type InOrder = (key: string, work: () => Promise<void>) => Promise<void>;

/** Keeps what shares a key in the order in which it came. */
export function inOrder(): InOrder {
  const lasts = new Map<string, Promise<void>>();
  return async (key, work) => {
    const mine = (lasts.get(key) ?? Promise.resolve()).then(work);
    const last = mine.catch(() => {});
    lasts.set(key, last);
    try {
      await mine;
    } finally {
      if (lasts.get(key) === last) lasts.delete(key);
    }
  };
}
