import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import type { EventTold } from "./care-list.core.ts";
import type { OwnEvent } from "./moments-of.core.ts";

const eventText = ({ name, on, isYearly }: OwnEvent, speak: Speaker): string =>
  [name, speak.day(on), speak.t(isYearly ? "event.yearly" : "event.once")].join(
    speak.t("list.dot"),
  );

/** A day of a customer's own that was kept, and how it is told of; null: it was forgotten. */
export function eventView(
  { ref, name, id }: Pick<NamedCustomer, "ref" | "name" | "id">,
  event: OwnEvent,
  told: EventTold | null,
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const words = speak.t(`event.${told === null ? "removed" : "kept"}`, {
    what: eventText(event, speak),
  });
  const other = event.isYearly ? "once" : "yearly";
  const switching: Block[] =
    told === null
      ? []
      : [
          paragraph(speak.t(`event.told-${told}`, { ref })),
          {
            type: "actions",
            buttons: [
              {
                label: speak.t(`event.make-${other}`),
                command: buttonLine("event", `#${ref}`, event.on, other, event.name),
              },
            ],
          },
        ];
  return {
    kind: "answer",
    summary: `#${ref} ${words}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [
          text("✅ "),
          ...named({ ref, name }, "direct"),
          text(`${speak.t("list.dot")}${words}`),
        ],
      },
      ...switching,
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

/** The days of a customer's own. */
export function eventsView(
  { ref, name, id }: Pick<NamedCustomer, "ref" | "name" | "id">,
  events: readonly OwnEvent[],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(events.length === 0 ? "event.none" : "event.title");
  return {
    kind: "answer",
    summary: `#${ref} ${title}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [...named({ ref, name }, "direct"), text(`${speak.t("list.dot")}${title}`)],
      },
      ...(events.length === 0
        ? []
        : [
            {
              type: "list" as const,
              start: 1,
              items: events.map((event) => [text(eventText(event, speak))]),
            },
          ]),
      paragraph(speak.t(events.length === 0 ? "event.hint" : "event.hint-remove", { ref })),
    ],
    subjects: [{ customerId: id, ref }],
  };
}
