import { defineFeature } from "../define-feature.ts";
import { check as command } from "./check.command.ts";

/** Does anybody have this company already? Asked before a new customer is taken on. */
export const check = defineFeature({ name: "check", commands: [command] });
