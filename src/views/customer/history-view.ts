import { type Block, type Button, type OutboundMessage, plainMessage } from "../../chat/message.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Happened } from "../../core/customer/happened.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { orderText } from "../orders/order-text.ts";
import { companyText } from "./company-text.ts";

/** Characters of what was said. */
const longest = 120;

/** What happened with a customer, one row each, the latest first. */
export function historyView(
  {
    customer: { id, ref, name },
    happened,
    page,
    hasMore,
  }: {
    readonly customer: { readonly id: string; readonly ref: string; readonly name: string };
    readonly happened: readonly Happened[];
    readonly page: number;
    readonly hasMore: boolean;
  },
  speak: Speaker,
): OutboundMessage {
  const subjects = [{ customerId: id, ref }];
  const title = speak.t("history.title", { ref, name });
  if (happened.length === 0)
    return { ...plainMessage("notice", speak.t("history.none", { ref, name })), subjects };
  const more = buttonLine("history", `#${ref}`, `${page + 1}`);
  const dot = speak.t("list.dot");
  const items = happened.map((one) => [
    text(
      [speak.date(one.on), whatText(one, speak), one.by ?? ""]
        .filter((part) => part !== "")
        .join(dot),
    ),
  ]);
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", items },
  ];
  const buttons = [
    ...(hasMore ? [{ label: speak.t("list.more"), command: more }] : []),
    ...notThoseMails(happened, speak),
  ];
  if (buttons.length > 0) blocks.push({ type: "actions", buttons });
  return { kind: "answer", summary: title, blocks, subjects, ...(hasMore ? { more } : {}) };
}

/** Mails that somebody may still take back, of the latest. */
const mostMails = 3;

/** A button for each of the latest mails that was heard: it may be no follow-up after all. */
const notThoseMails = (happened: readonly Happened[], speak: Speaker): readonly Button[] =>
  happened
    .flatMap((one) =>
      one.type === "touch" && one.heard?.undoId != null
        ? [{ day: speak.date(one.on), undoId: one.heard.undoId }]
        : [],
    )
    .slice(0, mostMails)
    .map(({ day, undoId }) => ({
      label: speak.t("history.not-that-mail", { day }),
      command: buttonLine("undo", undoId),
    }));

function whatText(one: Happened, speak: Speaker): string {
  const said = (told: string | null) =>
    told === null ? "" : speak.t("log.note", { note: shorten(told, longest) });
  const joined = (...parts: readonly string[]) =>
    parts.filter((part) => part !== "").join(speak.t("list.dot"));
  switch (one.type) {
    case "touch":
      return one.heard === undefined
        ? joined(speak.t(`outcome.${one.outcome}`), said(one.text))
        : speak.t("history.mail", {
            what: joined(speak.t(`outcome.${one.outcome}`), said(one.text)),
          });
    case "order":
      return speak.t("order.recorded", { order: orderText(one, speak) });
    case "owed":
      return joined(
        one.isDone
          ? speak.t(`owed.${one.kind}.ended`, { count: 1 })
          : speak.t(`owed.${one.kind}.card`),
        said(one.text),
      );
    case "tier":
      return speak.t("history.tier", { from: one.from, to: one.to });
    case "company":
      return companyText(one.fact, speak);
    case "fact":
      return speak.t("history.fact", {
        person: one.person,
        field: speak.t(`contact.field.${one.field}`),
      });
  }
}
