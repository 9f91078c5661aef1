import type { WeekSection } from "../../bot/week-section.ts";
import { twinBlocks } from "./merge.view.ts";
import { findLikelyTwins } from "./merge-customers.app.ts";

/** How many customers look like one another, to who leads; groups are told nothing. */
export const duplicatesOfWeek: WeekSection = async ({ app, scope, isNaming, speak }) =>
  isNaming ? twinBlocks(await findLikelyTwins(app, { scope }), speak) : [];
