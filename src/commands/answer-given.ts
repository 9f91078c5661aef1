import { endingCommand } from "../bot/subject/ending-command.ts";

/** `/answer-given REF`: what a customer asked for is answered, or needs no answer. */
export const answerGiven = endingCommand("answer");
