import type { ChangedResult } from "../../core/changes/customer-change.ts";
import { Refusal } from "../../errors.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { changeHeldCustomer } from "../changes/change-held-customer.ts";

/** Tags to put on a customer and to take off. */
export type TagEdit = { readonly add: readonly string[]; readonly remove: readonly string[] };

const mostTags = 30;
const longestTag = 40;

/**
 * Puts tags on a customer and takes tags off; letter case does not tell tags apart. Throws
 * `Refusal` `customer-not-found`, `tags-unchanged`, `tag-too-long`, `too-many-tags`.
 */
export const tagCustomer = (
  app: App,
  actor: Actor,
  customerId: string,
  edit: TagEdit,
): Promise<ChangedResult> =>
  changeHeldCustomer(app, actor, customerId, "tags.changed", ({ ref, tags }) => {
    if (edit.add.some((tag) => tag.length > longestTag)) {
      throw new Refusal("tag-too-long", { most: longestTag });
    }
    const removed = tags.filter((tag) => has(edit.remove, tag));
    const kept = tags.filter((tag) => !removed.includes(tag));
    const added = distinct(edit.add).filter((tag) => !has(kept, tag));
    const after = [...kept, ...added];
    if (added.length + removed.length === 0) {
      throw new Refusal("tags-unchanged", { ref });
    }
    if (after.length > mostTags) throw new Refusal("too-many-tags", { most: mostTags });
    return { change: { kind: "tags", added, removed }, columns: { tags: after } };
  });

const key = (tag: string) => tag.toLowerCase();

const has = (tags: readonly string[], tag: string) => tags.some((one) => key(one) === key(tag));

const distinct = (tags: readonly string[]): string[] => [
  ...new Map(tags.map((tag) => [key(tag), tag])).values(),
];
