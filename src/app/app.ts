import type { Store } from "../store/database.ts";

/** What use cases work on. Rooms above pass it along without looking inside. */
export type App = { readonly store: Store };
