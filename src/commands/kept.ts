import { endingCommand } from "../bot/ending-command.ts";

/** `/kept REF`: what was promised to a customer is done. */
export const kept = endingCommand("promise");
