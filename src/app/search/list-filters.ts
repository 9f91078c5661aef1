import { type SavedFilter, savedFilters } from "../../store/search/saved-filters.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The member's saved searches, by name. */
export const listFilters = (app: App, actor: Actor): Promise<SavedFilter[]> =>
  savedFilters(app.store, actor.scope);
