import { defineFeature } from "../define-feature.ts";
import { unknownWriters } from "./unknown-writers.push.ts";

/** Offers as contacts who wrote from a customer's own domain and is not known there. */
export const mail = defineFeature({ name: "mail", pushes: { member: [unknownWriters] } });
