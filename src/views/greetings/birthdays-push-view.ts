import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { BirthdayNotice } from "../../core/greetings/birthday-notice.ts";
import type { Member } from "../../core/members/member.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";
import { birthdayOccasion, draftOf } from "./draft-of.ts";
import { draftBlock, heldWords, inWords, mindBlocks, personRow } from "./greeting-words.ts";

/** Birthdays that one push names, and those with a draft. */
const most = 12;
const mostDrafts = 3;

/** The birthdays that one morning tells of; those of one's own customers with drafts. */
export function birthdaysPushView(
  birthdays: readonly BirthdayNotice[],
  member: Pick<Member, "name" | "zone">,
  at: Instant,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("birthday.title", { day: speak.day(civilDateAt(at, member.zone)) });
  const shown = birthdays.slice(0, pageLength(birthdays.length, most));
  const drafted = shown.filter(isToGreet).slice(0, mostDrafts);
  const rest = birthdays.length - shown.length;
  const greeted = shown.filter(isToGreet).slice(0, 5);
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...shown.flatMap((one): Block[] => [
        { type: "list", items: [lineOf(one, speak)] },
        ...(drafted.includes(one) ? draftFor(one, member, speak) : []),
        ...(one.isCaredFor && isOpen(one) ? [paragraph(speak.t("birthday.in-care"))] : []),
        ...(one.held === null
          ? []
          : [paragraph(speak.t("birthday.held", { why: heldWords(one.held, speak) }))]),
      ]),
      ...(rest > 0 ? [paragraph(speak.t("birthday.more", { count: rest }))] : []),
      {
        type: "actions",
        buttons: greeted.map(({ contact }) => ({
          label: speak.t("birthday.sent", { name: contact.name }),
          command: `/log #${contact.ref} ok greeting, ${contact.name}`,
        })),
      },
    ],
    subjects: shown.map(({ contact }) => ({ customerId: contact.customerId, ref: contact.ref })),
  };
}

const isOpen = ({ owner, held, inDays }: BirthdayNotice): boolean =>
  owner === null && held === null && inDays >= 0;

/** What is kept as care has its letter there: nobody is to be wished well twice. */
const isToGreet = (one: BirthdayNotice): boolean => isOpen(one) && !one.isCaredFor;

const lineOf = (one: BirthdayNotice, speak: Speaker) =>
  personRow(one.contact, { when: birthdayWords(one, speak) }, speak);

/** `in 7 days · Fri 25 Dec · lunar birthday`. */
export function birthdayWords(
  { date, inDays, isLunar, owner }: BirthdayNotice,
  speak: Speaker,
): string {
  const when = inWords(inDays, speak);
  return [
    inDays < 0 ? speak.t("birthday.missed", { when }) : when,
    speak.day(date),
    ...(isLunar ? [speak.t("birthday.lunar")] : []),
    ...(owner === null ? [] : [speak.t("birthday.of", { owner })]),
  ].join(speak.t("list.dot"));
}

function draftFor(one: BirthdayNotice, member: Pick<Member, "name">, speak: Speaker): Block[] {
  const draft = draftOf(one.contact, birthdayOccasion, member);
  return [...mindBlocks(one, draft, speak), draftBlock(draft)];
}
