import { defineFeature } from "../define-feature.ts";
import { mailTrouble } from "./mail-trouble.push.ts";
import { unknownWriters } from "./unknown-writers.push.ts";

/**
 * Offers as contacts who wrote from a customer's own domain and is not known there; tells admins of mailboxes that are not
 * heard.
 */
export const mail = defineFeature({
  name: "mail",
  pushes: { member: [unknownWriters], admin: [mailTrouble] },
});
