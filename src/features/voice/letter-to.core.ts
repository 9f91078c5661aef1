import type { Manners } from "../../core/greetings/manners.ts";
import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";

/** Whom at a customer a letter goes to, and what is to be minded of them. */
export type LetterTo = { readonly contact: GreetingContact; readonly manners: Manners | null };
