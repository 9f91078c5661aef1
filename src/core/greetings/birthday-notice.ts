import type { CivilDate } from "../time/civil.ts";
import type { Manners } from "./manners.ts";
import type { GreetingContact, HeldBack } from "./planned-greeting.ts";

/** A birthday that is near, or was missed. */
export type BirthdayNotice = Manners & {
  readonly contact: GreetingContact;
  /** The day at the customer. */
  readonly date: CivilDate;
  /** Days until then at the customer; negative when it is over. */
  readonly inDays: number;
  readonly isLunar: boolean;
  /** The owner's name, where the customer is a colleague's. */
  readonly owner: string | null;
  readonly held: HeldBack | null;
  /** Whether a wish or a gift was decided for it and did not go out yet: that has its own letter. */
  readonly isCaredFor: boolean;
};
