import type { Inline } from "../../chat/message.ts";
import {
  type ChangedResult,
  type ChangedSeveral,
  type CustomerChange,
  whysUnchanged,
} from "../../core/changes/customer-change.ts";
import type { Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { text } from "../blocks/inline.ts";
import { nextAfter } from "../cadence/next-due.ts";
import { named } from "../customer/named.ts";
import { changeText } from "./changed-view.ts";

/** So many customers have a line of their own; more are told by what becomes of them. */
export const mostLines = 20;
/** So many of those are named to whom the same happens. */
const mostNamed = 8;

type Result = Omit<ChangedResult, "undoId">;

/**
 * What becomes of several customers: each in a line with its next due, or so many to whom the same
 * happens; then of whom nothing changes, in a line for each reason.
 */
export function severalLines(
  several: ChangedSeveral,
  isDone: boolean,
  zone: Zone,
  speak: Speaker,
): readonly (readonly Inline[])[] {
  const { results } = several;
  const dot = speak.t("list.dot");
  const lines =
    results.length > mostLines
      ? alike(results, isDone, speak).map(([what, of]) => [text(groupText(what, of, speak))])
      : results.map(({ customer, change }) => [
          ...named(customer, "direct"),
          text(
            [
              "",
              whatText(change, isDone, speak),
              ...(change.kind === "tags" ? [] : [nextAfter(change, customer, zone, speak)]),
            ].join(dot),
          ),
        ]);
  return [...lines, ...unchangedTexts(several, speak).map((one) => [text(one)])];
}

/** Of whom nothing changes, a line for each reason. */
export const unchangedTexts = ({ unchanged }: ChangedSeveral, speak: Speaker): string[] =>
  whysUnchanged.flatMap((why) => {
    const of = unchanged.filter((one) => one.why === why);
    if (of.length === 0) return [];
    const refs = of.flatMap(({ ref }) => ref ?? []).map((ref) => `#${ref}`);
    return speak.t(`change.unchanged.${why}`, {
      count: of.length,
      refs: someOf(refs, mostLines, speak),
    });
  });

/** What is changed; of what is not done yet: what will be. */
function whatText(change: CustomerChange, isDone: boolean, speak: Speaker): string {
  const isMove = change.kind === "skipped" || (change.kind === "snoozed" && !change.isUnmoved);
  if (isDone || !isMove) return changeText(change, speak);
  const { kind, reason } = change;
  return (
    speak.t(`change.will.${kind}`) + (reason === null ? "" : speak.t("change.because", { reason }))
  );
}

/** Results by what becomes of the customer; a due that moved also by the day on which it is now. */
function alike(
  results: readonly Result[],
  isDone: boolean,
  speak: Speaker,
): [string, readonly Result[]][] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { change, customer } = result;
    const moves = change.kind === "snoozed" || change.kind === "skipped";
    const day = moves && customer.due !== null ? [speak.day(customer.due.on)] : [];
    const what = [whatText(change, isDone, speak), ...day].join(speak.t("list.dot"));
    groups.set(what, [...(groups.get(what) ?? []), result]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

function groupText(what: string, of: readonly Result[], speak: Speaker): string {
  const names = of.map(({ customer }) => `${customer.name} #${customer.ref}`);
  return speak.t("change.alike", {
    what,
    count: of.length,
    names: someOf(names, mostNamed, speak),
  });
}

/** The first of them, and how many more there are. */
function someOf(all: readonly string[], most: number, speak: Speaker): string {
  const list = all.slice(0, most).join(speak.t("list.comma"));
  return all.length > most ? speak.t("change.and-more", { list, count: all.length - most }) : list;
}
