import { defineFeature } from "../define-feature.ts";
import { draft } from "./draft.command.ts";

/** Letters to the customers of a list, one after the other, each in the language of who gets it. */
export const letters = defineFeature({ name: "letters", commands: [draft] });
