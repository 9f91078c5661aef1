import type { Block, Inline } from "../../chat/message.ts";
import type { CardContact, CardTouch, CustomerCard } from "../../core/customer/customer-card.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { owedKinds } from "../../core/owed/owed-kind.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Outcome, TouchKind } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { strong, text } from "../blocks/inline.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { mailLink } from "./mail-link.ts";
import { phoneLink } from "./phone-link.ts";

/** The people, what is owed, and the last touches of a card, each under its own title. */
export function cardLists(
  { contacts, country, owed, touches }: CustomerCard,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): Block[] {
  return [
    ...titled(
      speak.t("card.people"),
      contacts.map((contact) => contactLine(contact, country, speak)),
    ),
    // What presses more stands first.
    ...owedKinds.toReversed().flatMap((kind) =>
      titled(
        speak.t(`owed.${kind}.card`),
        owed
          .filter((one) => one.kind === kind)
          .map((one) => [text(owedLine(one, now, zone, speak))]),
      ),
    ),
    ...titled(
      speak.t("card.touches"),
      touches.map((touch) => [text(touchLine(touch, zone, speak))]),
    ),
  ];
}

const titled = (title: string, items: readonly (readonly Inline[])[]): Block[] =>
  items.length === 0
    ? []
    : [
        { type: "paragraph", inlines: [strong(title)] },
        { type: "list", items },
      ];

const joined = (parts: readonly (string | null)[], speak: Speaker): string =>
  parts.filter((part) => part !== null && part !== "").join(speak.t("list.dot"));

/** A person with role, telephone and address to tap, and what to know of them. */
export function contactLine(
  contact: CardContact,
  country: string | null,
  speak: Speaker,
): Inline[] {
  const { name, role, phone, email, bestHour, taboos, preferences } = contact;
  const level = contact.level === null ? null : speak.t(`level.${contact.level}`);
  const said = (value: string | null): Inline[] => (value ? [text(value)] : []);
  const parts = [
    ...[name, role, level === role ? null : level].flatMap(said),
    ...(phone ? [phoneLink(phone, country)] : []),
    ...(email ? [mailLink(email)] : []),
    ...[
      bestHour && speak.t("best-hour.usually", { when: bestHourText(bestHour, speak) }),
      taboos && speak.t("card.taboos", { text: taboos }),
      preferences && speak.t("card.likes", { text: preferences }),
    ].flatMap(said),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [text(speak.t("list.dot")), part]));
}

/** What is owed, where its kind is said before, and by when. */
export function owedLine({ content, dueOn }: Owed, now: Instant, zone: Zone, speak: Speaker) {
  if (dueOn === null) return content ?? speak.t("owed.untold");
  const key = dueOn < civilDateAt(now, zone) ? "owed.late" : "owed.by";
  return joined([content, speak.t(key, { day: speak.day(dueOn) })], speak);
}

/** Outcomes that say by themselves how the touch took place. */
const saysKind: Partial<Record<Outcome, TouchKind>> = { quoted: "quote", sampled: "sample" };

/** When a touch was, of which kind, what came of it, with whom and by whom, and what was said. */
export const touchLine = (touch: CardTouch, zone: Zone, speak: Speaker): string =>
  joined(
    [
      speak.day(civilDateAt(touch.at, zone)),
      touch.direction === "in" ? speak.t("card.from-them") : null,
      saysKind[touch.outcome] === touch.kind ? null : speak.t(`kind.${touch.kind}`),
      speak.t(`outcome.${touch.outcome}`),
      touch.with === null ? null : speak.t("log.with", { name: touch.with }),
      touch.by === null ? null : speak.t("card.by", { name: touch.by }),
      touch.content,
    ],
    speak,
  );
