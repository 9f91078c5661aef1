import { defineFeature } from "../define-feature.ts";
import { responseTime } from "./response-time.command.ts";
import { survey } from "./survey.command.ts";
import { voiceOfWeek, voiceOnCard } from "./voice.card.ts";
import { voice as command } from "./voice.command.ts";

/** What customers' experience can be measured by: what they suggest, how satisfied they are, how soon they hear from us. */
export const voice = defineFeature({
  name: "voice",
  commands: [command, survey, responseTime],
  cardSection: voiceOnCard,
  weekSection: voiceOfWeek,
});
