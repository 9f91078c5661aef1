import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { splitAs } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { parseDecisions } from "../grammar/parse-decisions.ts";
import { decide, decideTold } from "./decide.ts";
import { onCustomer } from "./on-customer.ts";

/**
 * Carries out `/accept` and `/refuse` on the customers of a text (`K3F A`, `1,3`), or on the one
 * that the conversation tells. Throws `Refusal` `which-proposal`.
 */
export async function decideAsTold(
  context: CommandContext,
  command: "accept" | "refuse",
  text: string,
): Promise<OutboundMessage> {
  const isAccepted = command === "accept";
  const { actor, lexicon } = context;
  if (text === "") {
    return onCustomer(context, command, splitAs([], ""), (_id, _rest, reference) =>
      decide(context, [{ ref: reference.slice(1), tier: null, isAccepted }]),
    );
  }
  const line = `${text} ${isAccepted ? "ok" : "no"}`;
  const told = parseDecisions(line, lexicon, civilDateAt(actor.now, actor.member.zone));
  if (told === null || told.rest !== "") throw new Refusal("which-proposal");
  return decideTold(context, told.decisions);
}
