import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { attitudes, type ContactLevel } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import { levelsOf, mapWarnings, type Stakeholder } from "./stakeholder.core.ts";

/** The map of an account: everybody from the top, what is weak about it, and how to fill it. `zone` is the member's. */
export function mapView(
  { id, ref, name }: NamedCustomer,
  people: readonly Stakeholder[],
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("map.title", { count: people.length });
  const [first] = people;
  const person = first?.name ?? speak.t("map.somebody");
  const line = (key: "map.line-decides" | "map.line-attitude") => speak.t(key, { ref, person });
  const told = attitudes.map((one) =>
    speak.t("map.means", { word: speak.t(`attitude.${one}`), meaning: speak.t(`map.${one}`) }),
  );
  return {
    kind: "answer",
    summary: `#${ref} ${title}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [...named({ ref, name }, "direct"), text(speak.t("list.dot") + title)],
      },
      ...(people.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: people.map((one) => [text(personText(one, zone, speak))]),
            },
          ]),
      ...warningBlocks(people, speak),
      paragraph(
        people.length === 0
          ? speak.t("map.add", { line: speak.t("contact.new-line", { ref }) })
          : speak.t("map.hint", {
              decides: line("map.line-decides"),
              attitude: line("map.line-attitude"),
            }),
      ),
      paragraph(speak.t("map.attitudes", { told: told.join(speak.t("list.semicolon")) })),
    ],
    subjects: [{ customerId: id, ref }],
  };
}

function personText(
  { name, role, level, decides, attitude, lastTouchAt }: Stakeholder,
  zone: Zone,
  speak: Speaker,
): string {
  const day = lastTouchAt === null ? null : speak.date(civilDateAt(lastTouchAt, zone));
  const place = level === null ? speak.t("map.no-level") : speak.t(`level.${level}`);
  return [
    name,
    place,
    role === null || role.toLowerCase() === place.toLowerCase() ? "" : role,
    decides === null ? "" : speak.t(decides ? "decides.yes" : "decides.no"),
    speak.t("contact.told", {
      field: speak.t("contact.field.attitude"),
      value: speak.t(`attitude.${attitude ?? "unknown"}`),
    }),
    day === null ? speak.t("map.never") : speak.t("map.last", { day }),
  ]
    .filter((part) => part !== "")
    .join(speak.t("list.dot"));
}

/** What is weak about how we know an account, a line each. */
export const warningBlocks = (people: readonly Stakeholder[], speak: Speaker): Block[] =>
  mapWarnings(people).map((one) => paragraph(speak.t(`map.warning.${one}`)));

/** How to speak with people of the levels that are there, a line each. */
export const approachBlocks = (people: readonly Stakeholder[], speak: Speaker): Block[] =>
  levelsOf(people).map((level) => paragraph(approachText(level, speak)));

/** How to speak with people of a level. */
const approachText = (level: ContactLevel, speak: Speaker): string =>
  speak.t(`map.approach.${level}`);
