import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../blocks/button-line.ts";
import { text } from "../blocks/inline.ts";
import { numberedQuestion } from "../blocks/numbered-question.ts";

/** A customer that somebody may have left. */
type Where = { readonly id: string; readonly ref: string };

/** Asks which of several people of that name left; `rest` is what was said of them. */
export const whoLeftView = (
  people: readonly { readonly id: string; readonly name: string }[],
  { id: customerId, ref }: Where,
  rest: string,
  speak: Speaker,
): OutboundMessage =>
  numberedQuestion(
    speak.t("contact.whose"),
    people.map(({ name }) => [text(name)]),
    people.map(({ id }) => buttonLine("contact", `#${ref}`, id, rest)),
    [{ customerId, ref }],
  );

/** Asks at which customer somebody left whom the member's customers know; nothing is recorded before. */
export const leftWhereView = (
  found: readonly (Where & {
    readonly customer: string;
    readonly personId: string;
    readonly person: string;
  })[],
  successor: string | null,
  rest: string,
  speak: Speaker,
): OutboundMessage =>
  numberedQuestion(
    speak.t("contact.left-where"),
    found.map(({ ref, customer, person }) => {
      const parts = [
        `#${ref} ${customer}`,
        speak.t("contact.left", { name: person }),
        ...(successor === null ? [] : [speak.t("contact.successor", { name: successor })]),
      ];
      return [text(parts.join(speak.t("list.dot")))];
    }),
    found.map(({ ref, personId }) => buttonLine("contact", `#${ref}`, personId, rest)),
    found.map(({ id: customerId, ref }) => ({ customerId, ref })),
  );
