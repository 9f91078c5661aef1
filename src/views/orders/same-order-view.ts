import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { KnownOrder } from "../../core/orders/recorded-order.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";
import { orderText } from "./order-text.ts";

/** Asks whether an order is the one on record; a group is not told of it. */
export function sameOrderView(
  {
    customer: { id, ref },
    on,
    known,
  }: {
    readonly customer: { readonly id: string; readonly ref: string };
    readonly on: CivilDate;
    readonly known: KnownOrder | null;
  },
  said: string,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const order =
    known === null || audience === "group"
      ? speak.t("order.same-unknown")
      : speak.t("order.same-order", { order: orderText(known, speak) });
  const choices = [
    buttonLine("order", `#${ref}`, "="),
    buttonLine("order", `#${ref}`, "!", said.replaceAll(/\s+/g, " ")),
  ];
  return numberedQuestion(
    speak.t("order.same", { ref, day: speak.day(on), order }),
    [[text(speak.t("order.same-yes"))], [text(speak.t("order.same-no"))]],
    choices,
    [{ customerId: id, ref }],
  );
}
