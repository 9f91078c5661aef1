import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import type { ChangedSeveral } from "../../core/changes/customer-change.ts";
import { greetingLanguage } from "../../core/greetings/greeting-language.ts";
import type { Locale } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { named } from "../../views/customer/named.ts";
import { type Match, type Party, type Side, sides, stateOf } from "./match.core.ts";

/** Pairs of a message, those that want a word first; each of these has two buttons. */
const most = 5;

/** Languages, besides our own two, in which we have the letter. */
const foreign = ["es", "fr", "de", "pt", "ru"] as const;

/** A party by name, or by its country while the name is hidden. */
function partyInlines({ ref, name, country }: Party, speak: Speaker): Inline[] {
  if (ref !== null && name !== null) return named({ ref, name }, "direct");
  const place = country === null ? speak.t("match.somewhere") : speak.country(country);
  return [text(speak.t("match.hidden", { place }))];
}

const rowOf = (match: Match, speak: Speaker): Inline[] => [
  ...partyInlines(match.offers, speak),
  text(` → ${match.what} → `),
  ...partyInlines(match.seeks, speak),
  text(`${speak.t("list.dot")}${speak.t(`match.state.${stateOf(match)}`)}`),
];

/** Whether a word of who asks is wanted. */
const isWanted = (match: Match): boolean => ["possible", "asked"].includes(stateOf(match));

const buttonsOf = (match: Match, place: number, speak: Speaker): Button[] =>
  isWanted(match)
    ? (["yes", "no"] as const).map((said) => ({
        label: speak.t(`match.do-${said}`, { place }),
        command: buttonLine("match", "pair", match.key, speak.t(`match.say-${said}`)),
      }))
    : [];

const pairBlocks = (matches: readonly Match[], speak: Speaker): Block[] => {
  const shown = matches.slice(0, most);
  const buttons = shown.flatMap((match, index) => buttonsOf(match, index + 1, speak));
  return [
    { type: "list", start: 1, items: shown.map((match) => rowOf(match, speak)) },
    ...(buttons.length === 0 ? [] : [{ type: "actions" as const, buttons }]),
  ];
};

const subjectsOf = (matches: readonly Match[]) =>
  matches
    .flatMap((match) => sides.map((side) => match[side]))
    .flatMap(({ id, ref }) => (ref === null ? [] : [{ customerId: id, ref }]));

/** Pairs of customers who could trade with each other; a number and a word answer one, but not in the morning's message. */
export function matchesView(
  matches: readonly Match[],
  speak: Speaker,
  isAsked = true,
): OutboundMessage {
  const none = matches.length === 0;
  const title = none ? speak.t("match.none") : speak.t("match.title", { count: matches.length });
  const shown = matches.slice(0, most);
  const isOpen = isAsked && shown.some(isWanted);
  const hint = none ? "how" : isOpen ? "hint" : isAsked ? "names" : "see";
  return {
    kind: isAsked ? "list" : "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(none ? [] : pairBlocks(matches, speak)),
      ...(matches.length > most
        ? [paragraph(speak.t("owed.more", { count: matches.length - most }))]
        : []),
      paragraph(speak.t(`match.${hint}`)),
    ],
    // A row is of two customers: its number means the pair, and neither of them.
    subjects: [],
    ...(isAsked ? { choices: shown.map(({ key }) => buttonLine("match", "pair", key)) } : {}),
  };
}

/** That a customer offers or seeks something, and with whom it could trade. */
export function saidView(
  { results, undoId }: ChangedSeveral,
  { side, what }: { readonly side: Side; readonly what: string },
  matches: readonly Match[],
  speak: Speaker,
): OutboundMessage {
  const customers = results.map(({ customer }) => customer);
  const said = speak.t(`match.said-${side}`, { what });
  return {
    kind: "answer",
    summary: said,
    blocks: [
      ...customers.map(
        (one): Block => ({
          type: "paragraph",
          inlines: [text("✅ "), ...named(one, "direct"), text(`${speak.t("list.dot")}${said}`)],
        }),
      ),
      ...(matches.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: matches.slice(0, most).map((one) => rowOf(one, speak)),
            },
            paragraph(speak.t("match.see")),
          ]),
      ...endBlocks(customers, undoId, speak),
    ],
    subjects: customers.map(({ id, ref }) => ({ customerId: id, ref })),
  };
}

/** What came of a word to a pair: who else is asked, or both names and a letter to each of one's own. */
export function matchAnsweredView(
  match: Match,
  isAgreed: boolean,
  undoId: string,
  { speakIn, speak }: { readonly speakIn: (locale: Locale) => Speaker; readonly speak: Speaker },
): OutboundMessage {
  const state = isAgreed ? stateOf(match) : "declined";
  const title = speak.t(
    `match.now.${state === "agreed" || state === "declined" ? state : "waiting"}`,
  );
  const own = sides.filter((side) => match[side].isOwn);
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...(state === "agreed" ? [{ type: "paragraph" as const, inlines: rowOf(match, speak) }] : []),
      ...(state === "agreed"
        ? own.flatMap((side) => letterBlocks(match, side, speakIn, speak))
        : []),
      { type: "actions", buttons: [{ label: speak.t("undo.button"), command: `/undo ${undoId}` }] },
    ],
    subjects: subjectsOf([match]),
  };
}

/** A letter that asks one's own customer whether they want to be put in touch; it names nobody. */
function letterBlocks(
  match: Match,
  side: Side,
  speakIn: (locale: Locale) => Speaker,
  speak: Speaker,
): Block[] {
  const party = match[side];
  const language = greetingLanguage(null, party.language, party.country);
  const written = foreign.find((one) => one === language);
  const own = speakIn(language.startsWith("zh") ? "zh-CN" : "en");
  const words = { name: party.name ?? "", what: match.what };
  const said = own.t(`match.${side}-${written ?? "own"}-letter`, words);
  const tag = written ?? own.locale;
  return [
    paragraph(speak.t("match.letter", { ref: party.ref ?? "", language: speak.language(tag) })),
    { type: "letter", text: said, language: tag },
  ];
}
