import { defineFeature } from "../define-feature.ts";
import { etiquetteOnCard } from "./etiquette.card.ts";

/** How business is usually done in a country: greeting, gifts, punctuality, rank, days off. */
export const etiquette = defineFeature({ name: "etiquette", cardSection: etiquetteOnCard });
