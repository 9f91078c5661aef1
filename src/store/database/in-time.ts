/** What has come by the end of a wait is still taken, in milliseconds. */
const graceMs = 50;

/**
 * What comes of `work` within so many milliseconds, else what `late` answers or throws; what comes
 * of it later is nobody's. A moment more is given at the end: where the process itself was busy,
 * the answer may be there and unread.
 */
export async function inTime<T, Late = never>(
  ms: number,
  work: Promise<T>,
  late: () => Late,
): Promise<T | Late> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<Late>((resolve, reject) => {
    const over = () => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    };
    timer = setTimeout(() => {
      timer = setTimeout(over, graceMs);
    }, ms);
  });
  // It may fail when nobody waits any more.
  work.catch(() => {});
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
