import { namesAt } from "../../app/people/people-of.ts";
import { findByRef } from "../../app/search/find-named.ts";
import type { CommandContext } from "../command.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import { resolveSubject } from "./resolve-subject.ts";
import { sourcesFor } from "./subject-sources.ts";

/** Everybody at the one customer whom targets name; nobody where that is not certain. */
export async function peopleThere(targets: readonly LogTarget[], context: CommandContext) {
  const { app, actor } = context;
  const refs = targets.flatMap((target) => ("ref" in target ? target.ref : []));
  const [byRef, sources] = await Promise.all([
    findByRef(app, actor, refs),
    sourcesFor(context, [targets]),
  ]);
  const subject = resolveSubject({ targets, mentioned: [] }, byRef, sources);
  const [customer] = subject.type === "found" ? subject.customers : [];
  return customer === undefined ? [] : namesAt(app, actor, customer.id);
}
