import type { Visit } from "../../core/calendar/visit.ts";
import type { CallCard } from "../../core/customer/call-card.ts";

/** A visit, with what one needs to talk to the customer. */
export type PreparedVisit = { readonly visit: Visit; readonly card: CallCard };
