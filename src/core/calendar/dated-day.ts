import type { CivilDate } from "../time/civil.ts";
import type { SpecialDay } from "./holiday-calendar.ts";

/** A special day with its date. */
export type DatedDay = SpecialDay & { readonly date: CivilDate };
