import type { App } from "../app.ts";

/** What `make` makes of an app, made once for each: for what all use cases of a process share. */
export function oncePerApp<Shared>(make: (app: App) => Shared): (app: App) => Shared {
  const made = new WeakMap<App, Shared>();
  return (app) => {
    const shared = made.get(app) ?? make(app);
    made.set(app, shared);
    return shared;
  };
}
