import { endingCommand } from "../bot/subject/ending-command.ts";

/** `/kept REF`: what was promised to a customer is done. */
export const kept = endingCommand("promise");
