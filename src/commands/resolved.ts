import { endingCommand } from "../bot/subject/ending-command.ts";

/** `/resolved REF`: a complaint of a customer is over. */
export const resolved = endingCommand("complaint");
