/**
 * A clock that shows the service's time from now on, whatever the browser's clock says. `now` is
 * the service's time at this moment (ISO).
 */
export function followServiceClock(now: string): () => Date {
  const ahead = Date.parse(now) - performance.now();
  return () => new Date(performance.now() + ahead);
}
