import type { Block, Inline } from "../../chat/message.ts";
import type { CardContact, CardTouch, CustomerCard } from "../../core/customer/customer-card.ts";
import type { Owed } from "../../core/owed/owed.ts";
import { owedKinds } from "../../core/owed/owed-kind.ts";
import type { ContactField } from "../../core/people/contact-field.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Outcome, TouchKind } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { strong, text } from "../blocks/inline.ts";
import { bestHourText } from "../touch/best-hour-text.ts";
import { factText } from "./fact-text.ts";
import { mailLink } from "./mail-link.ts";
import { phoneLink } from "./phone-link.ts";

/** The people, what is owed, and the last touches of a card, each under its own title. */
export function cardLists(
  { contacts, former, country, owed, touches }: CustomerCard,
  now: Instant,
  zone: Zone,
  speak: Speaker,
): Block[] {
  return [
    ...titled(
      speak.t("card.people"),
      contacts.map((contact) => contactLine(contact, country, speak, zone)),
    ),
    ...formerBlocks(former, zone, speak),
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

/** Those who left, under a title of their own: who they were, and since when they are gone. */
export const formerBlocks = (former: readonly CardContact[], zone: Zone, speak: Speaker): Block[] =>
  titled(
    speak.t("contact.former"),
    former.map(({ name, role, leftAt }) => {
      const day = leftAt === null ? "" : speak.date(civilDateAt(leftAt, zone));
      return [text(joined([name, role, speak.t("contact.left-on", { day })], speak))];
    }),
  );

const joined = (parts: readonly (string | null)[], speak: Speaker): string =>
  parts.filter((part) => part !== null && part !== "").join(speak.t("list.dot"));

/** Something that a line tells of a person. */
type Told = { readonly field: ContactField | null; readonly inline: Inline };

/**
 * A person with role, telephone and address to tap. With `zone`, the member's, all that is known of them
 * besides, and when it was last confirmed, told once for what follows one another of the same day.
 */
export function contactLine(
  contact: CardContact,
  country: string | null,
  speak: Speaker,
  zone: Zone | null = null,
): Inline[] {
  const told = toldOf(contact, country, zone !== null, speak);
  const dayOf = ({ field }: Told) => {
    const at = field === null || zone === null ? undefined : contact.confirmed[field];
    return at === undefined || zone === null ? null : civilDateAt(at, zone);
  };
  const parts = told.flatMap((one, index): Inline[] => {
    const day = dayOf(one);
    const next = told[index + 1];
    const isLast = day !== null && (next === undefined || dayOf(next) !== day);
    const when = isLast ? [text(speak.t("contact.confirmed", { day: speak.date(day) }))] : [];
    return [text(speak.t("list.dot")), one.inline, ...when];
  });
  return [text(contact.name), ...parts];
}

function toldOf(
  contact: CardContact,
  country: string | null,
  isWhole: boolean,
  speak: Speaker,
): Told[] {
  const { role, phone, otherPhone, email, bestHour } = contact;
  const level = contact.level === null ? null : speak.t(`level.${contact.level}`);
  const said = (field: ContactField | null, value: string | null): Told[] =>
    value ? [{ field, inline: text(value) }] : [];
  const usual = bestHour && speak.t("best-hour.usually", { when: bestHourText(bestHour, speak) });
  return [
    ...said("role", role),
    ...said("level", level === role ? null : level),
    ...(phone ? [{ field: "phone" as const, inline: phoneLink(phone, country) }] : []),
    ...(otherPhone
      ? [{ field: "other-phone" as const, inline: phoneLink(otherPhone, country) }]
      : []),
    ...(email ? [{ field: "email" as const, inline: mailLink(email) }] : []),
    ...said(null, usual),
    ...(isWhole ? knownOf(contact) : []).flatMap(([field, value]) =>
      value ? said(field, factText({ field, value }, speak)) : [],
    ),
  ];
}

/** The languages of a person, as a fact holds them; null where none is known. */
const spokenBy = ({ language, otherLanguages }: CardContact): string | null =>
  language === null ? null : [language, ...otherLanguages].join(" ");

/** What a card names by its label. */
const knownOf = (contact: CardContact): readonly (readonly [ContactField, string | null])[] => [
  ["decides", contact.decides === null ? null : contact.decides ? "yes" : "no"],
  ["attitude", contact.attitude],
  ["language", spokenBy(contact)],
  ["birthday", contact.birthday],
  ["taboo", contact.taboos],
  ["superstition", contact.superstition],
  ["likes", contact.preferences],
  ["cares-about", contact.caresAbout],
  ["background", contact.background],
  ["note", contact.note],
];

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
