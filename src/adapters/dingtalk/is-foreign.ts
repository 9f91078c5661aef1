import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";

const { idOrNone } = delivered;

/** The companies that a push names: its sender's, the robot's, that of who pressed a button. */
const companies = z.object({
  senderCorpId: idOrNone,
  chatbotCorpId: idOrNone,
  corpId: idOrNone,
});

/**
 * Whether one push (JSON) is of another company than ours. Staff ids are unique within a company
 * alone, so that the same id may be somebody else there. Where the configuration does not say which
 * company is ours (`ours`), sender and robot must at least be of the same.
 */
export function isForeign(data: string, ours: string | undefined): boolean {
  const named = companies.safeParse(read(data)).data;
  if (named === undefined) return false;
  const { senderCorpId: sender, chatbotCorpId: robot, corpId } = named;
  if (sender !== undefined && robot !== undefined && sender !== robot) return true;
  return ours !== undefined && [sender, robot, corpId].some((one) => (one ?? ours) !== ours);
}

function read(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
