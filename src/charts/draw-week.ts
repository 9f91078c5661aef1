import type { Speaker } from "../i18n/speaker.ts";
import { type Drawn, drawPicture } from "./draw-picture.ts";
import { type DrawnWeek, weekPanels } from "./week-panels.ts";

/** A week as a picture with labels in the speaker's language; null where none can be drawn. */
export const drawWeek = (week: DrawnWeek, speak: Speaker): Drawn | null =>
  drawPicture(weekPanels(week, speak));
