import type { Block, OutboundMessage } from "../../chat/message.ts";
import type { SurveyScore } from "../../core/people/survey-score.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { endBlocks } from "../../views/blocks/end-blocks.ts";
import { paragraph, text } from "../../views/blocks/inline.ts";
import { customerRow } from "../../views/customer/customer-row.ts";
import { named } from "../../views/customer/named.ts";
import type { LetterTo } from "./letter-to.core.ts";
import {
  type Askable,
  type GroupMean,
  lowScore,
  type Mean,
  type SurveyAnswer,
  type SurveyCounts,
  type SurveyMeans,
} from "./survey.core.ts";
import { letterBlocks } from "./voice-letter.view.ts";

/** Customers of the list, groups of a mean, answers of a customer. */
const [mostListed, mostGroups, mostAnswers] = [10, 6, 5];

/** Whom to ask this month, and to who leads how satisfied all are. */
export function surveyView(
  all: readonly Askable[],
  means: SurveyMeans | null,
  speak: Speaker,
): OutboundMessage {
  const title =
    all.length === 0 ? speak.t("survey.nobody") : speak.t("survey.title", { count: all.length });
  const shown = all.slice(0, pageLength(all.length, mostListed));
  return {
    kind: "list",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      ...(shown.length === 0
        ? []
        : [
            {
              type: "list" as const,
              start: 1,
              items: shown.map((one) =>
                customerRow({ ...one, why: whyText(one, speak) }, "direct", speak),
              ),
            },
            ...(all.length > shown.length
              ? [paragraph(speak.t("owed.more", { count: all.length - shown.length }))]
              : []),
            paragraph(speak.t("survey.hint")),
          ]),
      ...(means === null ? [] : meanBlocks(means, speak)),
    ],
    subjects: shown.map(({ id, ref }) => ({ customerId: id, ref })),
    firstNumber: 1,
    choices: shown.map(({ ref }) => buttonLine("survey", `#${ref}`)),
  };
}

const whyText = ({ lastOrderOn, lastTouchOn }: Askable, speak: Speaker): string[] => [
  ...(lastOrderOn === null ? [] : [speak.t("survey.ordered", { day: speak.day(lastOrderOn) })]),
  ...(lastTouchOn === null ? [] : [speak.t("survey.touched", { day: speak.day(lastTouchOn) })]),
];

const meanText = ({ mean, count }: Mean, speak: Speaker): string =>
  speak.t("survey.mean", { mean: speak.number(mean, 1), count });

function meanBlocks({ all, byTier, byCountry, byOwner }: SurveyMeans, speak: Speaker): Block[] {
  if (all === null) return [paragraph(speak.t("survey.too-few"))];
  const groups = (title: string, some: readonly GroupMean[], nameOf: (key: string) => string) =>
    some.length === 0
      ? []
      : [
          [
            text(
              `${title}${some
                .slice(0, mostGroups)
                .map((one) => `${nameOf(one.key)} ${meanText(one, speak)}`)
                .join(speak.t("list.comma"))}`,
            ),
          ],
        ];
  const items = [
    ...groups(speak.t("survey.by-tier"), byTier, (key) => key),
    ...groups(speak.t("survey.by-country"), byCountry, (key) => speak.country(key)),
    ...groups(speak.t("survey.by-owner"), byOwner, (key) => key),
  ];
  return [
    paragraph(speak.t("survey.all", { mean: meanText(all, speak) })),
    ...(items.length === 0 ? [] : [{ type: "list" as const, items }]),
  ];
}

/** The question to one customer, to copy, and what they answered before. */
export function askView(
  customer: NamedCustomer,
  to: LetterTo | null,
  answers: readonly SurveyAnswer[],
  sender: { readonly name: string },
  speak: Speaker,
): OutboundMessage {
  const { id, ref } = customer;
  const letter =
    to === null
      ? [paragraph(speak.t("survey.no-letter"))]
      : [
          paragraph(speak.t("survey.ask", { name: to.contact.name })),
          ...letterBlocks({ kind: "survey" }, to, sender, speak),
        ];
  return {
    kind: "question",
    summary: `#${ref} ${speak.t("survey.one")}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [
          ...named(customer, "direct"),
          text(`${speak.t("list.dot")}${speak.t("survey.one")}`),
        ],
      },
      ...letter,
      ...(answers.length === 0
        ? []
        : [
            {
              type: "list" as const,
              items: answers.slice(0, mostAnswers).map((one) => [text(answerText(one, speak))]),
            },
          ]),
      paragraph(speak.t("survey.then", { ref })),
      ...(to === null
        ? []
        : [
            {
              type: "actions" as const,
              buttons: [
                {
                  label: speak.t("survey.button-asked"),
                  command: buttonLine("survey", `#${ref}`, speak.t("survey.say-asked")),
                },
              ],
            },
          ]),
    ],
    subjects: [{ customerId: id, ref }],
    awaits: buttonLine("survey", `#${ref}`),
  };
}

const answerText = ({ on, score, words }: SurveyAnswer, speak: Speaker): string =>
  [
    speak.day(on),
    score === null ? speak.t("survey.unanswered") : speak.t("survey.score", { score }),
    ...(words === null ? [] : [words]),
  ].join(speak.t("list.dot"));

/** A score that was kept; a low one may be a complaint, which is asked; null: that they were asked. */
export function scoredView(
  customer: NamedCustomer,
  said: SurveyScore | null,
  undoId: string,
  speak: Speaker,
): OutboundMessage {
  const { id, ref } = customer;
  const words =
    said === null
      ? speak.t("survey.asked")
      : [
          speak.t("survey.score", { score: said.score }),
          ...(said.words === "" ? [] : [said.words]),
        ].join(speak.t("list.dot"));
  const isLow = said !== null && said.score <= lowScore;
  const complaint = isLow
    ? buttonLine(
        "log",
        `#${ref}`,
        "complaint",
        said.words || speak.t("survey.low", { score: said.score }),
      )
    : null;
  return {
    kind: complaint === null ? "answer" : "question",
    summary: `#${ref} ${words}`,
    blocks: [
      {
        type: "paragraph",
        inlines: [
          text("✅ "),
          ...named(customer, "direct"),
          text(`${speak.t("list.dot")}${words}`),
        ],
      },
      ...(complaint === null
        ? []
        : [
            paragraph(speak.t("survey.is-complaint")),
            {
              type: "list" as const,
              start: 1,
              items: [
                [
                  text(
                    speak.t("survey.note-complaint", {
                      what: said?.words || speak.t("survey.low", { score: said?.score ?? 0 }),
                    }),
                  ),
                ],
              ],
            },
            {
              type: "actions" as const,
              buttons: [{ label: speak.t("survey.button-complaint"), command: complaint }],
            },
          ]),
      ...endBlocks([], undoId, speak),
    ],
    subjects: [{ customerId: id, ref }],
    ...(complaint === null ? {} : { choices: [complaint] }),
  };
}

/** The last score of a customer with its day, as their card tells of it. */
export function cardLines(answers: readonly SurveyAnswer[], speak: Speaker): string[] {
  const last = answers.find(({ score }) => score !== null);
  return last === undefined ? [] : [speak.t("survey.card", { answer: answerText(last, speak) })];
}

/** How many were asked in a week and answered; empty where nobody was. */
export const weekParts = ({ asked, answered }: SurveyCounts, speak: Speaker): string[] =>
  asked === 0 ? [] : [speak.t("survey.week", { asked, answered })];
