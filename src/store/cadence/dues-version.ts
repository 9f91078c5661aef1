import { createHash } from "node:crypto";
import { defaultPolicy } from "../../core/cadence/cadence-policy.ts";
import { librarySource } from "../../core/calendar/library-days.ts";
import official from "../../core/calendar/official-days.json" with { type: "json" };

// Own gaps are an organization's: there are none in the program.
const { own: _, ...policy } = defaultPolicy;

/** What changed in the way itself: a mark more for each change that gives stored dues another day. */
const marks = ["orders are contacts", "imported after noon, first due the next day"];

/** What dues are derived with: the rules of the field and the calendars of this program. */
export const duesVersion = createHash("sha256")
  .update(JSON.stringify([policy, librarySource, official, ...marks]))
  .digest("hex")
  .slice(0, 16);
