import { Refusal } from "../../errors.ts";
import { saveFilter as keep, type SavedFilter } from "../../store/search/saved-filters.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";

/** Characters of a saved search's name. */
const longestName = 24;

/**
 * Keeps a search under a name, so that `/find NAME` runs it. Can be undone. Throws `Refusal`:
 * `nothing-to-save`; `filter-name` for a name that is too long or could be read as part of a search.
 */
export async function saveFilter(app: App, actor: Actor, filter: SavedFilter): Promise<void> {
  if (filter.query === "") throw new Refusal("nothing-to-save");
  if (filter.name.length > longestName || /[\s:：<>=]/u.test(filter.name)) {
    throw new Refusal("filter-name", { most: longestName });
  }
  await change(
    app,
    actor,
    async (db) => {
      const kept = await keep(db, actor.scope, filter);
      return {
        action: "filter.saved",
        customerIds: [],
        changes: kept === null ? [] : [kept],
        result: undefined,
      };
    },
    async () => {},
  );
}
