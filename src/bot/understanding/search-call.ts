import { type OwedKind, ofKind, owedKinds } from "../../core/owed/owed-kind.ts";
import type { AskedSearch } from "../arguments/asked-search.ts";
import type { CommandCall } from "../command-call.ts";
import { callOf } from "./call-of.ts";

/** The command that answers what was asked. */
export function searchCall(asked: AskedSearch): CommandCall {
  const { parts, unread, isOfDormant } = asked;
  if (asked.isOfTomorrow) return { command: "preview", args: { text: "morning-digest tomorrow" } };
  const [only, ...others] = parts;
  const isOwed = only?.key === "owed" && others.length + unread.length === 0 && !isOfDormant;
  if (isOwed) return callOf("promises", { kinds: kindsOf(only.values) });
  return callOf(isOfDormant ? "dormant" : "find", { search: "", parts, unread });
}

/** The kinds of what is owed that the words of a search name. */
const kindsOf = (words: readonly string[]): OwedKind[] =>
  owedKinds.filter((kind) => words.includes(ofKind(kind).begunBy));
