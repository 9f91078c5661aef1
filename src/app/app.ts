import type { Store } from "../store/database/database.ts";

/** What use cases work on. Rooms above pass it along without looking inside. */
export type App = { readonly store: Store };

const housed = new WeakMap<App, Map<string, App>>();

/** The app for one organization: use cases that name none mean it. The same one each time. */
export function appIn(app: App, organizationId: string): App {
  if (app.store.organizationId === organizationId) return app;
  const made = housed.get(app) ?? new Map<string, App>();
  housed.set(app, made);
  const known = made.get(organizationId) ?? { store: app.store.of(organizationId) };
  made.set(organizationId, known);
  return known;
}

/**
 * The app for short questions that a page waits for, and for short statements that do the same when
 * they are done twice: each is given up after 1.5 s, and tried anew until 3 s have passed.
 */
export const soon = ({ store }: App): App => ({ store: store.within(1500, 3000) });

/** The app for what people wait for and for pushes: so many milliseconds for each statement. */
export const within = ({ store }: App, limitMs: number): App => ({ store: store.within(limitMs) });

/** The app for work that takes its time, whoever has it done. */
export const unhurried = ({ store }: App): App => ({ store: store.unhurried });
