import { findRestOfDay } from "../../app/cadence/find-rest-of-day.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { restOfDayBlocks } from "../../views/cadence/rest-of-day-blocks.ts";
import type { CommandContext } from "../command.ts";

/**
 * An answer about something recorded, which ends with what is left of the member's day; not in a
 * group, and not under a draft. Of that are those no more whom the answer is about, unless `done` names others.
 */
export async function withRestOfDay(
  { app, actor, audience, speak }: CommandContext,
  answer: OutboundMessage,
  done = answer.subjects.map(({ customerId }) => customerId),
): Promise<OutboundMessage> {
  if (audience === "group" || answer.draft !== undefined) return answer;
  const rest = await findRestOfDay(app, actor, done);
  if (rest === null) return answer;
  const { now, member } = actor;
  return {
    ...answer,
    blocks: [...answer.blocks, ...restOfDayBlocks(rest, now, member.zone, speak)],
  };
}
