import { findByRef, findCalledIn, findNamedIn } from "../../app/search/find-named.ts";
import type { CommandContext } from "../command.ts";
import type { LogEntry, LogTarget } from "../grammar/log-entry.ts";
import { readReferences } from "../grammar/read-references.ts";
import type { Line } from "../understanding/line.ts";
import { resolveSubject, type Subject } from "./resolve-subject.ts";
import { sourcesFor } from "./subject-sources.ts";

/** A touch as told, and whom it is about as far as can be said. */
export type ResolvedEntry = LogEntry & { readonly subject: Subject };

/** Takes the touches that a line tells of and finds out whom each is about. */
export async function resolveLogEntries(
  context: CommandContext,
  { text, entries }: Line,
): Promise<ResolvedEntry[]> {
  const { app, actor } = context;
  const read = entries().map((entry) => {
    const targets = entry.targets.length > 0 ? entry.targets : mistypedTarget(entry.said);
    return { ...entry, targets, mentioned: targets.length > 0 ? [] : readReferences(entry.said) };
  });
  const refs = read.flatMap(({ targets, mentioned }) => [
    ...targets.flatMap((target) => ("ref" in target ? target.ref : [])),
    ...mentioned,
  ]);
  const said = read.map((entry) => entry.targets);
  const isClear = said.every((targets) => targets.length > 0);
  const [byRef, sources, named, called] = await Promise.all([
    findByRef(app, actor, refs),
    sourcesFor(context, said),
    isClear ? [] : findNamedIn(app, actor, text),
    isClear || read.length > 1 ? [] : findCalledIn(app, actor, text),
  ]);
  return read.map((entry) => {
    const within = named.filter(({ name }) => contains(entry.said, name));
    const words = { ...entry, named: within, called };
    return { ...entry, subject: resolveSubject(words, byRef, sources) };
  });
}

const contains = (text: string, name: string): boolean =>
  text.toLowerCase().includes(name.toLowerCase());

/** A code with `#` at the head that no customer can have: a slip, and no part of the note. */
function mistypedTarget(said: string): readonly LogTarget[] {
  const code = /^# ?(?=\d*[a-z])([a-z0-9]{2,8})(?![a-z0-9])/i.exec(said)?.[1];
  return code === undefined ? [] : [{ ref: code.toUpperCase() }];
}
