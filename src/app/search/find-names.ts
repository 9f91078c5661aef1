import type { Callable } from "../../core/search/callable.ts";
import { membersNamedIn } from "../../store/members/named-members.ts";
import { callableCustomers } from "../../store/search/callable-customers.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Whom a text may name: customers that the actor sees, and colleagues. */
export async function findNames(
  { store }: App,
  { scope }: Actor,
  text: string,
  words: readonly string[],
): Promise<{
  readonly customers: readonly Callable[];
  readonly members: readonly { readonly handle: string; readonly name: string }[];
}> {
  const [customers, members] = await Promise.all([
    callableCustomers(store, scope, words),
    membersNamedIn(store, scope, text),
  ]);
  return { customers, members };
}
