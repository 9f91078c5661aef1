import type { Block, Inline } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { refCode, text } from "../blocks/inline.ts";
import { byCustomer } from "./by-customer.ts";
import { waited } from "./waited.ts";

/** Customers that the line names; more are counted. */
const most = 5;
/** Characters of what they asked for. */
const longest = 24;

/** Who waits for an answer of ours, in one line: what they asked for and for how long. A group is not told what. */
export function waitingLine(
  waiting: readonly Owed[],
  now: Instant,
  isGroup: boolean,
  speak: Speaker,
): Block[] {
  if (waiting.length === 0) return [];
  const customers = byCustomer(waiting);
  const shown = customers.slice(0, pageLength(customers.length, most));
  const rest = customers.length - shown.length;
  const inlines = shown.flatMap(({ ref, asked: all, madeAt }, at): Inline[] => {
    const what = all.join(speak.t("list.comma"));
    const asked = isGroup || what === "" ? "" : ` ${shorten(what, longest)}`;
    const since = speak.t("waiting.for", { time: waited(madeAt, now, speak) });
    return [
      text(at === 0 ? "" : speak.t("waiting.and")),
      refCode(ref),
      text(`${asked}${speak.t("list.dot")}${since}`),
    ];
  });
  return [
    {
      type: "paragraph",
      inlines: [
        text(speak.t("waiting.title", { count: customers.length })),
        ...inlines,
        text(rest > 0 ? speak.t("list.dot") + speak.t("owed.more", { count: rest }) : ""),
      ].filter((inline) => inline.type !== "text" || inline.text !== ""),
    },
  ];
}
