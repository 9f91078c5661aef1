import type { ChangedCustomer } from "../../core/changes/changed-customer.ts";
import { Refusal } from "../../errors.ts";
import { type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { change } from "../changes/change.ts";
import { findChanged } from "../changes/find-changed.ts";
import { changed, holdCustomers } from "../changes/hold-customers.ts";

/** Tags to put on a customer and to take off. */
export type TagEdit = { readonly add: readonly string[]; readonly remove: readonly string[] };

const mostTags = 30;
const longestTag = 40;

/** Customers whose tags are others now, with what became of all of them; `undoId` takes it back. */
export type Tagged = {
  readonly customers: readonly ChangedCustomer[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly undoId: string;
};

/**
 * Puts tags on customers and takes tags off, of all or none of them; letter case does not tell tags
 * apart. Those that have them already are left out. Throws `Refusal` `customer-not-found`,
 * `tags-unchanged`, `tag-too-long`, `too-many-tags`.
 */
export const tagCustomers = (
  app: App,
  actor: Actor,
  customerIds: readonly string[],
  edit: TagEdit,
): Promise<Tagged> =>
  change(
    app,
    actor,
    async (db) => {
      if (edit.add.some((tag) => tag.length > longestTag)) {
        throw new Refusal("tag-too-long", { most: longestTag });
      }
      const held = await holdCustomers(db, actor, customerIds);
      const edited = held
        .map((customer) => ({ customer, ...editTags(customer.tags, edit) }))
        .filter(({ added, removed }) => added.length + removed.length > 0);
      if (edited.length === 0) {
        throw new Refusal("tags-unchanged", { ref: held.map(({ ref }) => ref).join(" #") });
      }
      const changes: RowChange[] = [];
      for (const { customer, after } of edited) {
        if (after.length > mostTags) throw new Refusal("too-many-tags", { most: mostTags });
        const columns = { tags: after };
        changes.push(changed(await updateRow(db, actor.scope, "customer", customer.id, columns)));
      }
      const ids = edited.map(({ customer }) => customer.id);
      const result = {
        ids,
        added: distinct(edited.flatMap(({ added }) => added)),
        removed: distinct(edited.flatMap(({ removed }) => removed)),
      };
      return { action: "tags.changed", customerIds: ids, changes, result };
    },
    async (db, { ids, added, removed }, undoId) => {
      const customers = await findChanged(db, actor, ids);
      return { customers, added, removed, undoId };
    },
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
