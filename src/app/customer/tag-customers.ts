import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomers, type Whose } from "../changes/change-held-customers.ts";

/** Tags to put on a customer and to take off. */
export type TagEdit = { readonly add: readonly string[]; readonly remove: readonly string[] };

const mostTags = 30;
const longestTag = 40;

/**
 * Puts tags on customers and takes tags off, of all that have anything to change or none of them;
 * letter case does not tell tags apart. Throws `Refusal` `customer-not-found`, `tags-unchanged`,
 * `tag-too-long`, `too-many-tags`.
 */
export const tagCustomers = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  edit: TagEdit,
  whose?: Whose,
): Promise<ChangedSeveral> =>
  changeHeldCustomers(
    app,
    actor,
    customerIds,
    "tags.changed",
    ({ ref, tags }) => {
      if (edit.add.some((tag) => tag.length > longestTag))
        throw new Refusal("tag-too-long", { most: longestTag });
      const { added, removed, after } = editTags(tags, edit);
      if (added.length + removed.length === 0) throw new Refusal("tags-unchanged", { ref });
      if (after.length > mostTags) throw new Refusal("too-many-tags", { most: mostTags });
      return { change: { kind: "tags", added, removed }, columns: { tags: after } };
    },
    whose,
  );

function editTags(tags: readonly string[], edit: TagEdit) {
  const removed = tags.filter((tag) => has(edit.remove, tag));
  const kept = tags.filter((tag) => !removed.includes(tag));
  const added = distinct(edit.add).filter((tag) => !has(kept, tag));
  return { added, removed, after: [...kept, ...added] };
}

const key = (tag: string) => tag.toLowerCase();

const has = (tags: readonly string[], tag: string) => tags.some((one) => key(one) === key(tag));

const distinct = (tags: readonly string[]): string[] => [
  ...new Map(tags.map((tag) => [key(tag), tag])).values(),
];
