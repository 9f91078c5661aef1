import type { NamedCustomer } from "../../core/search/named-customer.ts";
import {
  customersById,
  customersByRef,
  customersCalled,
  customersNamedIn,
  customersNamedWhole,
  customersOfPeople,
} from "../../store/search/named-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** The actor's customers with these references, by reference; by one that is gone, what it has become part of. */
export async function findByRef(
  app: App,
  actor: Actor,
  refs: readonly string[],
): Promise<ReadonlyMap<string, NamedCustomer>> {
  if (refs.length === 0) return new Map();
  const found = await customersByRef(app.store, actor.scope, refs);
  return new Map(found.map(({ asked, ...customer }) => [asked, customer]));
}

/** The actor's customers with these ids, by id; by one that is gone, what it has become part of. */
export async function findById(
  app: App,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedCustomer>> {
  if (ids.length === 0) return new Map();
  const found = await customersById(app.store, actor.scope, ids);
  return new Map(found.map(({ asked, ...customer }) => [asked, customer]));
}

/** The actor's own customers whose whole name stands in a text. */
export const findNamedIn = (app: App, actor: Actor, text: string): Promise<NamedCustomer[]> =>
  customersNamedIn(app.store, actor.scope, text);

/** The actor's own customers whose whole name is all that a text says, but for its legal form. */
export const findNamedWhole = (app: App, actor: Actor, text: string): Promise<NamedCustomer[]> =>
  customersNamedWhole(app.store, actor.scope, text);

/** A name stands among so many first words. */
const most = 12;

/** The actor's customers that a text calls by the first word of their name, else by one of their people. */
export async function findCalledIn(app: App, actor: Actor, text: string): Promise<NamedCustomer[]> {
  const words = [...new Set(text.toLowerCase().match(/[\p{Script=Latin}\p{N}]{4,}/gu))].slice(
    0,
    most,
  );
  if (words.length === 0) return [];
  const called = await customersCalled(app.store, actor.scope, words);
  return called.length > 0 ? called : customersOfPeople(app.store, actor.scope, words);
}
