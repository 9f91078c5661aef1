import type { FoundPage } from "../../core/search/found-customer.ts";

/** A saved search that comes every week. */
export type WeeklyList = {
  readonly id: string;
  /** Who asked for it. */
  readonly memberId: string;
  /** Its saved search, with the name and the words of it. */
  readonly filterId: string;
  readonly name: string;
  readonly query: string;
  /** To whose group; null: to the member who kept it. */
  readonly team: { readonly id: string; readonly name: string } | null;
};

/** What one of them finds now. */
export type FoundWeekly = { readonly name: string; readonly page: FoundPage };

/** So many one member may have, in groups as well. */
export const mostWeekly = 5;
