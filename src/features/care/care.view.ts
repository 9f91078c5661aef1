import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import { festivalCustom } from "../../core/greetings/festival-custom.ts";
import type { Manners } from "../../core/greetings/manners.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { daysBetween } from "../../core/time/civil-date.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { numberedQuestion } from "../../views/blocks/numbered-question.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";
import {
  birthdayOccasion,
  type Draft,
  type DraftOccasion,
  draftOf,
} from "../../views/greetings/draft-of.ts";
import {
  draftBlock,
  draftWords,
  festivalName,
  heldWords,
  inWords,
} from "../../views/greetings/greeting-words.ts";
import { moneyText } from "../../views/orders/order-text.ts";
import { balanceText } from "./budget.view.ts";
import { type Care, kindOfCare } from "./care.core.ts";
import type { CareDetail, CarePart, ListedCare, OwnMoment } from "./care-list.core.ts";
import { whyCaredFor } from "./cared-for.core.ts";
import { type Moment, momentKey } from "./moment.core.ts";

/** What a moment is: `birthday`, `Christmas`, `factory's 10th anniversary`, `first big order`. */
export const momentText = (
  { kind, festival, name }: Pick<Moment, "kind" | "festival" | "name">,
  speak: Speaker,
): string => {
  if (festival !== null) return festivalName(festival, speak);
  return kind === "event" && name !== null ? name : speak.t(`care.kind.${kind}`);
};

/** The same of what was decided. */
export const careText = (care: Care, speak: Speaker): string => {
  const kind = kindOfCare(care);
  const [festival = ""] = care.occasion.split(" ");
  return kind === "festival"
    ? festivalName(festival, speak)
    : momentText({ kind, festival: null, name: care.eventName }, speak);
};

/** `Maria Silva: birthday`; of a company the moment alone. */
export const whoseText = (moment: Moment, speak: Speaker): string =>
  moment.contact.name === ""
    ? momentText(moment, speak)
    : speak.t("care.whose", { name: moment.contact.name, what: momentText(moment, speak) });

/** What was decided: `gift: tea (CNY 300)`, `wish`. */
export function decidedText({ kind, gift, sum }: Care, speak: Speaker): string {
  if (kind !== "gift") return speak.t(`care.decided-${kind}`);
  const what = gift ?? "";
  return sum === null
    ? speak.t("care.gift-free", { gift: what })
    : speak.t("care.gift", { gift: what, sum: moneyText(sum, speak) });
}

function standing(
  { state, care, held, own }: ListedCare,
  today: CivilDate,
  speak: Speaker,
): string {
  if (held !== null) return heldWords(held, speak);
  if (care === null)
    return speak.t(own !== null && own.wishFrom > today ? "care.choose-gift" : "care.choose");
  const what = decidedText(care, speak);
  return state === "signed" && care.signedBy !== null
    ? speak.t("care.is-signed", { what, name: care.signedBy })
    : speak.t("care.is-unsigned", { what });
}

/** The person, the moment and the day, as a row of a list. */
export function careRow(listed: ListedCare, today: CivilDate, speak: Speaker): Inline[] {
  const { moment, care, isToSign } = listed;
  const { contact, on } = moment;
  const owner = isToSign && care !== null && care.owner !== null ? [care.owner] : [];
  return customerRow(
    {
      ...{ ref: contact.ref, name: contact.customer, tier: contact.tier },
      presses: [
        whoseText(moment, speak),
        speak.day(on),
        ...owner,
        inWords(daysBetween(today, on), speak),
      ],
      why: [standing(listed, today, speak)],
    },
    "direct",
    speak,
  );
}

const lineOf = ({ contact, occasion }: Moment, ...words: readonly string[]): string =>
  buttonLine("care", `#${contact.ref}`, momentKey({ contact, occasion }), ...words);

/** The button that signs; where there are taboos, what it says is that these were seen. */
function signButton({ moment, taboos, budget }: CareDetail, speak: Speaker): Button {
  const ref = `#${moment.contact.ref}`;
  const isOver = budget?.isOver === true;
  const words = [...(taboos === null ? [] : ["seen"]), ...(isOver ? ["over"] : [])];
  const key = isOver ? "over" : taboos === null ? "sign" : "seen";
  return {
    label: speak.t(`care.button-${key}`, { ref }),
    command: lineOf(moment, "sign", ...words),
    mark: "✍",
  };
}

/** The buttons of a moment for whoever it is shown to. */
export function careButtons(detail: CareDetail, speak: Speaker): Button[] {
  const { moment, state, own, isToSign } = detail;
  const button = (key: "wish" | "none" | "given", word: string, mark: string): Button => ({
    label: speak.t(`care.button-${key}`, { ref: `#${moment.contact.ref}` }),
    command: lineOf(moment, word),
    mark,
  });
  return [
    ...(isToSign ? [signButton(detail, speak)] : []),
    ...(own !== null && state === "undecided"
      ? [button("wish", "wish", "✉"), button("none", "none", "✗")]
      : []),
    ...(own !== null && (state === "unsigned" || state === "signed")
      ? [button("given", "sent", "✓")]
      : []),
  ];
}

/** The moments there are to care for, with numbers to answer by. */
export function careListView(
  { all, shown }: CarePart,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("care.title", { count: all.length });
  const rest = all.length - shown.length;
  const signs = shown.filter(({ isToSign }) => isToSign);
  const own = shown.slice(signs.length);
  const rows = (some: readonly CareDetail[], start: number): Block[] =>
    some.length === 0
      ? []
      : [
          {
            type: "list",
            start,
            items: some.map((one) => careRow(one, today, speak)),
            buttons: some.map((one) => careButtons(one, speak)),
          },
        ];
  return {
    kind: "list",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(signs.length === 0 ? [] : [paragraph(speak.t("care.to-sign", { count: signs.length }))]),
      ...rows(signs, 1),
      ...(signs.length === 0 ? [] : [paragraph(speak.t("care.sign-hint"))]),
      ...(signs.length === 0 || own.length === 0
        ? []
        : [paragraph(speak.t("care.own", { count: own.length }))]),
      ...rows(own, signs.length + 1),
      ...(own.length === 0 ? [] : [paragraph(speak.t("care.hint"))]),
      ...(rest > 0 ? [paragraph(speak.t("owed.more", { count: rest }))] : []),
    ],
    subjects: shown.map(({ moment }) => ({
      customerId: moment.contact.customerId,
      ref: moment.contact.ref,
    })),
    firstNumber: 1,
    choices: shown.map(({ moment }) => lineOf(moment)),
  };
}

/** The letter of a moment: in the language of who gets it, from all who sign it. */
export function careDraft({ moment, care }: ListedCare, sender: string): Draft {
  const { kind, festival, contact } = moment;
  const occasion: DraftOccasion =
    festival !== null
      ? { festival, wishes: festivalCustom(festival).wishes }
      : kind === "birthday"
        ? birthdayOccasion
        : { festival: "", wishes: [families[kind]] };
  const names = [care?.owner ?? sender, ...(care?.signedBy == null ? [] : [care.signedBy])];
  return draftOf(contact, occasion, { name: [...new Set(names)].join(" & ") });
}

const families = {
  festival: "celebration",
  birthday: "birthday",
  event: "own-day",
  order: "first-order",
  complaint: "complaint-over",
} as const;

/** The letter with its language, and whose signature it is without. */
export function draftBlocks(
  listed: ListedCare,
  sender: string,
  today: CivilDate,
  speak: Speaker,
): Block[] {
  const draft = careDraft(listed, sender);
  const { state, moment } = listed;
  const missing =
    state !== "unsigned"
      ? []
      : [
          paragraph(
            speak.t(moment.on <= today ? "care.without-signature" : "care.before-signature"),
          ),
        ];
  return [...missing, paragraph(draftWords(draft, speak)), draftBlock(draft)];
}

/** Taboos and likes, a line each. */
export const mannerLines = ({ taboos, preferences }: Manners, speak: Speaker): Block[] => [
  ...(taboos === null ? [] : [paragraph(speak.t("greet.taboos", { text: taboos }))]),
  ...(preferences === null ? [] : [paragraph(speak.t("card.likes", { text: preferences }))]),
];

/** What is to be minded of a gift: taboos, likes, what they had before, the budget; and the principles. */
function mindBlocks(detail: CareDetail, speak: Speaker): Block[] {
  const { given, same, budget, care } = detail;
  const [again] = same;
  const isGift = care?.kind === "gift";
  const before = given
    .filter(({ gift }) => gift !== null)
    .slice(0, 3)
    .map(({ gift, on }) => speak.t("care.had", { gift: gift ?? "", day: speak.day(on) }));
  return [
    ...mannerLines(detail, speak),
    ...(again === undefined
      ? []
      : [paragraph(speak.t("care.same", { gift: again.gift ?? "", day: speak.day(again.on) }))]),
    ...(before.length === 0
      ? []
      : [paragraph(speak.t("care.before", { list: before.join(speak.t("list.comma")) }))]),
    ...(isGift ? [paragraph(giftBudget(budget, care, speak)), ...principles(speak)] : []),
  ];
}

function giftBudget(budget: CareDetail["budget"], care: Care, speak: Speaker): string {
  if (budget === null) return speak.t("care.no-budget", { tier: care.tier });
  const state = balanceText(budget.balance, speak);
  if (care.sum === null) return `${state} ${speak.t("care.no-price")}`;
  return budget.isOver === true ? `${speak.t("care.over")} ${state}` : state;
}

/** What makes a good gift, to be gone through. */
const principles = (speak: Speaker): Block[] => [
  paragraph(speak.t("care.principles")),
  {
    type: "list",
    items: (["rare", "worth", "keep", "show", "memory"] as const).map((one) => [
      text(`☐ ${speak.t(`care.principle.${one}`)}`),
    ]),
  },
];

const head = (moment: Moment, words: string, speak: Speaker, begin = ""): Block => ({
  type: "paragraph",
  inlines: [
    ...(begin === "" ? [] : [text(begin)]),
    ...named({ ref: moment.contact.ref, name: moment.contact.customer }, "direct"),
    text(`${speak.t("list.dot")}${words}`),
  ],
});

const actions = (buttons: readonly Button[]): Block[] =>
  buttons.length === 0 ? [] : [{ type: "actions", buttons }];

/** One moment with why it is one, all that is to be minded, the letter, and what can be done. */
export function careView(
  detail: CareDetail,
  rules: { readonly giftWorkdays: number; readonly wishWorkdays: number },
  sender: string,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const { moment, care, state, held, own } = detail;
  const { contact, on } = moment;
  const title = [whoseText(moment, speak), speak.day(on)].join(speak.t("list.dot"));
  const because = whyCaredFor(contact) ?? "key-account";
  const why = speak.t(`care.why-${because}`);
  const when =
    moment.since === null
      ? speak.t("care.why-when", { gift: rules.giftWorkdays, wish: rules.wishWorkdays })
      : speak.t("care.why-since", { day: speak.day(moment.since), wish: rules.wishWorkdays });
  const isLetter = care !== null && held === null && (state === "unsigned" || state === "signed");
  return {
    kind: "answer",
    summary: `#${contact.ref} ${title}`,
    blocks: [
      head(moment, title, speak),
      paragraph(standing(detail, today, speak)),
      paragraph(`${why} ${when}`),
      ...mindBlocks(detail, speak),
      ...(isLetter ? draftBlocks(detail, sender, today, speak) : []),
      ...(own !== null && state === "undecided" ? [paragraph(speak.t("care.hint-one"))] : []),
      ...actions(careButtons(detail, speak)),
    ],
    subjects: [{ customerId: contact.customerId, ref: contact.ref }],
  };
}

/** What was decided for a moment, what is to be minded of it, and that it waits for the manager. */
export function decidedView(
  detail: CareDetail,
  care: Care,
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const { moment } = detail;
  const { customerId, ref } = moment.contact;
  const words = [whoseText(moment, speak), decidedText(care, speak)].join(speak.t("list.dot"));
  return {
    kind: "answer",
    summary: `#${ref} ${words}`,
    blocks: [
      head(moment, words, speak, "✅ "),
      ...(care.kind === "none" ? [] : mindBlocks(detail, speak)),
      ...(care.signBy === null
        ? []
        : [paragraph(speak.t("care.waits", { day: speak.day(care.signBy) }))]),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** What whoever signs has to have seen, or to agree to, first. */
export function signFirstView(detail: CareDetail, speak: Speaker): OutboundMessage {
  const { moment, care } = detail;
  const { customerId, ref } = moment.contact;
  const title = [
    whoseText(moment, speak),
    ...(care === null ? [] : [decidedText(care, speak)]),
  ].join(speak.t("list.dot"));
  return {
    kind: "question",
    summary: `#${ref} ${title}`,
    blocks: [
      head(moment, title, speak),
      ...mindBlocks(detail, speak),
      paragraph(speak.t(detail.taboos === null ? "care.agree-first" : "care.see-first")),
      ...actions([signButton(detail, speak)]),
    ],
    subjects: [{ customerId, ref }],
    choices: [signButton(detail, speak).command],
  };
}

/** That it is signed, with the letter as it goes out. */
export function signedView(
  detail: CareDetail,
  undoId: string,
  today: CivilDate,
  speak: Speaker,
): OutboundMessage {
  const { moment, care } = detail;
  const { customerId, ref } = moment.contact;
  const words = speak.t("care.signed", {
    what: whoseText(moment, speak),
    owner: care?.owner ?? "",
  });
  return {
    kind: "answer",
    summary: `#${ref} ${words}`,
    blocks: [
      head(moment, words, speak, "✅ "),
      ...draftBlocks(detail, care?.owner ?? "", today, speak),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId, ref }],
  };
}

/** That it went out, with or without the signature. */
export function givenView(
  moment: Moment,
  care: Care,
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const { customerId, ref } = moment.contact;
  const what = [whoseText(moment, speak), decidedText(care, speak)].join(speak.t("list.dot"));
  const words =
    care.signedBy === null
      ? speak.t("care.given-unsigned", { what })
      : speak.t("care.given", { what, name: care.signedBy });
  return {
    kind: "answer",
    summary: `#${ref} ${words}`,
    blocks: [head(moment, words, speak, "✅ "), ...endBlocks([], undoId, speak)],
    subjects: [{ customerId, ref }],
  };
}

/** Which of several moments is meant; each answer says the same of one of them. */
export const whichCareView = (
  listed: readonly ListedCare[],
  words: string,
  speak: Speaker,
): OutboundMessage => {
  const offered = listed.slice(0, 9);
  return numberedQuestion(
    speak.t("care.which"),
    offered.map(({ moment }) => [
      text([whoseText(moment, speak), speak.day(moment.on)].join(speak.t("list.dot"))),
    ]),
    offered.map(({ moment }) => lineOf(moment, words)),
    offered.map(({ moment }) => ({
      customerId: moment.contact.customerId,
      ref: moment.contact.ref,
    })),
  );
};

/** What a customer was given, as the card tells of it. */
export function cardBlocks(given: readonly Care[], speak: Speaker): Block[] {
  const shown = given.slice(0, 5);
  if (shown.length === 0) return [];
  const items = shown.map((care) => [
    text(
      [
        speak.day(care.on),
        care.contactName ?? "",
        careText(care, speak),
        decidedText(care, speak),
        care.signedBy === null ? "" : speak.t("care.signed-by", { name: care.signedBy }),
      ]
        .filter((part) => part !== "")
        .join(speak.t("list.dot")),
    ),
  ]);
  return [paragraph(speak.t("care.card")), { type: "list", items }];
}

/** What one line says of a care, for the list of what is owed and for the history. */
export const noteText = (moment: Moment, speak: Speaker, care: Care | null): string =>
  care === null
    ? momentText(moment, speak)
    : [momentText(moment, speak), decidedText(care, speak)].join(speak.t("list.dot"));

/** Why moments are told of, and from when on for a gift or a wish. */
export const whyBlocks = (moments: readonly OwnMoment[], speak: Speaker): Block[] =>
  moments.map(({ moment, giftFrom, wishFrom }) => {
    const because = whyCaredFor(moment.contact);
    const told = speak.t("care.why", {
      what: whoseText(moment, speak),
      day: speak.day(moment.on),
      gift: speak.day(giftFrom),
      wish: speak.day(wishFrom),
    });
    return paragraph(because === null ? told : `${told} ${speak.t(`care.why-${because}`)}`);
  });
