import type { Block, Inline } from "../../chat/message.ts";
import type { CardContact, CardTouch, CustomerCard } from "../../core/customer/customer-card.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { owedKinds } from "../../core/owed/owed-kind.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { strong, text } from "../blocks/inline.ts";
import { bestHourText } from "../touch/best-hour-text.ts";

/** The people, what is owed, and the last touches of a card, each under its own title. */
export function cardLists(
  { contacts, owed, touches }: CustomerCard,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): Block[] {
  return [
    ...titled(
      speak.t("card.people"),
      contacts.map((contact) => contactLine(contact, speak)),
    ),
    // What presses more stands first.
    ...owedKinds.toReversed().flatMap((kind) =>
      titled(
        speak.t(`owed.${kind}.card`),
        owed.filter((one) => one.kind === kind).map((one) => owedLine(one, now, zone, speak)),
      ),
    ),
    ...titled(
      speak.t("card.touches"),
      touches.map((touch) => touchLine(touch, zone, speak)),
    ),
  ];
}

const titled = (title: string, lines: readonly string[]): Block[] =>
  lines.length === 0
    ? []
    : [
        { type: "paragraph", inlines: [strong(title)] },
        { type: "list", items: lines.map((line): Inline[] => [text(line)]) },
      ];

const joined = (parts: readonly (string | null)[], speak: Speaker): string =>
  parts.filter((part) => part !== null && part !== "").join(speak.t("list.dot"));

function contactLine(contact: CardContact, speak: Speaker): string {
  const level = contact.level === null ? null : speak.t(`level.${contact.level}`);
  return joined(
    [
      contact.name,
      contact.role,
      level === contact.role ? null : level,
      contact.phone,
      contact.email,
      contact.bestHour === null
        ? null
        : speak.t("best-hour.usually", { when: bestHourText(contact.bestHour, speak) }),
      contact.taboos === null ? null : speak.t("card.taboos", { text: contact.taboos }),
      contact.preferences === null ? null : speak.t("card.likes", { text: contact.preferences }),
    ],
    speak,
  );
}

function owedLine({ content, dueOn }: Owed, now: Instant, zone: Zone, speak: Speaker) {
  if (dueOn === null) return content ?? "";
  const key = dueOn < civilDateAt(now, zone) ? "owed.late" : "owed.by";
  return joined([content, speak.t(key, { day: speak.day(dueOn) })], speak);
}

const touchLine = (touch: CardTouch, zone: Zone, speak: Speaker): string =>
  joined(
    [
      speak.day(civilDateAt(touch.at, zone)),
      touch.direction === "in" ? speak.t("card.from-them") : null,
      speak.t(`kind.${touch.kind}`),
      speak.t(`outcome.${touch.outcome}`),
      touch.with === null ? null : speak.t("log.with", { name: touch.with }),
      touch.by === null ? null : speak.t("card.by", { name: touch.by }),
      touch.content,
    ],
    speak,
  );
