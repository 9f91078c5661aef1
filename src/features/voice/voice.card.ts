import type { CardSection } from "../../bot/card-section.ts";
import type { WeekSection } from "../../bot/week-section.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { countVoice } from "./count-voice.app.ts";
import { listSuggestionsOf } from "./list-suggestions.app.ts";
import { responseOfWeek } from "./response-time.card.ts";
import { cardLines as suggestionLines, weekParts as suggestionParts } from "./suggestion.view.ts";
import { cardLines as surveyLines, weekParts as surveyParts } from "./survey.view.ts";
import { listAnswers } from "./survey-customers.app.ts";

/** The last score of a customer and what they suggested, on their card. */
export const voiceOnCard: CardSection = async ({ app, actor, speak }, customerId) => [
  ...surveyLines(await listAnswers(app, actor, customerId), speak).map(paragraph),
  ...suggestionLines(await listSuggestionsOf(app, actor, customerId), speak).map(paragraph),
];

/** How soon customers were answered in a week, what they suggested, and how many were asked: counts, in groups too. */
export const voiceOfWeek: WeekSection = async (asked) => {
  const { app, scope, from, to, speak } = asked;
  const counted = await countVoice(app, scope, from, to);
  const parts = [
    ...suggestionParts(counted.suggestions, speak),
    ...surveyParts(counted.survey, speak),
  ];
  return [
    ...(await responseOfWeek(asked)),
    ...(parts.length === 0 ? [] : [paragraph(parts.join(speak.t("list.dot")))]),
  ];
};
