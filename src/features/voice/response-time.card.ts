import type { WeekSection } from "../../bot/week-section.ts";
import { measureResponse } from "./measure-response.app.ts";
import { responseBlocks } from "./response-time.view.ts";

/** How soon customers were answered in a week: an aggregate, in groups too. */
export const responseOfWeek: WeekSection = async ({ app, scope, from, to, speak }) =>
  responseBlocks(await measureResponse(app, scope, from, to), speak);
