import { defineFeature } from "../define-feature.ts";
import { responseOfWeek } from "./response-time.card.ts";

/** What customers' experience can be measured by: how soon they hear from us. */
export const voice = defineFeature({ name: "voice", weekSection: responseOfWeek });
