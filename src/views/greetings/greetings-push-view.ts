import type { Block, Button, OutboundMessage, Subject } from "../../chat/message.ts";
import type { FestivalId } from "../../core/greetings/customs.ts";
import { festivalCustom, isOfNations } from "../../core/greetings/festival-custom.ts";
import type { GreetingCard } from "../../core/greetings/greeting-list.ts";
import type { Member } from "../../core/members/member.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { draftOf } from "./draft-of.ts";
import { dayWords, draftBlock, heldWords, mindBlocks, personRow } from "./greeting-words.ts";

/** People whose drafts one push holds: where there are more, it lists them, and `/greet` goes through them. */
const mostDrafts = 3;
/** People whom it lists then. */
const mostListed = 8;
const mostHeld = 5;

/** The greetings that one morning asks for, festival by festival: with drafts where they are few. */
export function greetingsPushView(
  cards: readonly GreetingCard[],
  member: Pick<Member, "name" | "zone">,
  at: Instant,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("greet.push-title", { day: speak.day(civilDateAt(at, member.zone)) });
  const byFestival = new Map<FestivalId, GreetingCard[]>();
  for (const card of cards) {
    const { festival } = card.day;
    byFestival.set(festival, [...(byFestival.get(festival) ?? []), card]);
  }
  const blocks: Block[] = [{ type: "heading", text: title }];
  const subjects: Subject[] = [];
  const buttons: Button[] = [];
  const ready = cards.filter(({ state }) => state === "ready");
  const isDrafted = ready.length <= mostDrafts;
  let room = isDrafted ? ready.length : pageLength(ready.length, mostListed);
  for (const [festival, group] of byFestival) {
    const name = speak.t(`festivals:festivals.${festival}.name`);
    const [first] = group;
    if (first === undefined) continue;
    const title = isOfNations(festival) ? nationsName(name, first, speak) : name;
    blocks.push(paragraph(dayWords(title, first.day, first.inDays, speak)));
    const wished = group.filter(({ state }) => state === "ready");
    const told = wished.slice(0, room);
    room -= told.length;
    const row = ({ contact, inDays }: GreetingCard) => {
      const missed = inDays < 0 && !isDrafted ? { why: speak.t("greet.push-missed") } : {};
      return personRow(contact, missed, speak);
    };
    if (isDrafted)
      for (const card of told)
        blocks.push({ type: "list", items: [row(card)] }, ...draftOrMissed(card, member, speak));
    else if (told.length > 0) blocks.push({ type: "list", items: told.map(row) });
    subjects.push(...told.map(({ contact: { customerId, ref } }) => ({ customerId, ref })));
    const word = { festival: name, word: name };
    const rest = wished.length - told.length;
    if (rest > 0) blocks.push(paragraph(speak.t("greet.push-more", { count: rest, ...word })));
    else if (!isDrafted && told.length > 0)
      blocks.push(paragraph(speak.t("greet.push-step", word)));
    blocks.push(...asideBlocks(group, word, speak));
    buttons.push({ label: speak.t("greet.drafts", word), command: `/greet ${festival}` });
  }
  blocks.push({ type: "actions", buttons });
  return { kind: "notice", summary: title, blocks, subjects };
}

/** `National Day (United Arab Emirates)`: other countries have one on another day. */
const nationsName = (festival: string, { contact: { country } }: GreetingCard, speak: Speaker) =>
  country === null
    ? festival
    : speak.t("greet.of-country", { festival, country: speak.country(country) });

function draftOrMissed(
  card: GreetingCard,
  member: Pick<Member, "name">,
  speak: Speaker,
): readonly Block[] {
  if (card.inDays < 0) return [paragraph(speak.t("greet.push-missed"))];
  const { festival } = card.day;
  const draft = draftOf(
    card.contact,
    { festival, wishes: festivalCustom(festival).wishes },
    member,
  );
  return [...mindBlocks(card, draft, speak), draftBlock(draft)];
}

/** Those of whom to ask first, and those to whom nothing cheerful is said now. */
function asideBlocks(
  group: readonly GreetingCard[],
  word: { readonly festival: string; readonly word: string },
  speak: Speaker,
): readonly Block[] {
  const ask = group.filter(({ state }) => state === "ask").length;
  const held = group.filter(({ state }) => state === "held");
  return [
    ...(ask > 0 ? [paragraph(speak.t("greet.push-ask", { count: ask, ...word }))] : []),
    ...(held.length > 0
      ? [
          paragraph(speak.t("greet.push-held", { count: held.length, ...word })),
          {
            type: "list" as const,
            items: held
              .slice(0, mostHeld)
              .map(({ contact, held: why }) =>
                personRow(contact, why === null ? {} : { why: heldWords(why, speak) }, speak),
              ),
          },
        ]
      : []),
  ];
}
