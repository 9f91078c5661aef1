import { findById } from "../../app/search/find-named.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { Refusal } from "../../errors.ts";
import type { CommandContext } from "../command.ts";
import type { UnderstoodLog } from "../subject/understand-log.ts";
import { drafted } from "./drafted.ts";

type Touches = Extract<UnderstoodLog, { readonly type: "touches" }>;

/** Drafts what an explicit line tells, where nothing is recorded at once. Throws what recording it would. */
export const draftTouches = async (
  context: CommandContext,
  touches: Touches,
): Promise<OutboundMessage> => drafted(context, await touchItems(context, touches));

/** What an explicit line tells, as the items of a draft. */
export async function touchItems(
  context: CommandContext,
  { told, days }: Touches,
): Promise<readonly DraftItem[]> {
  const ids = [...told, ...days].map(({ customerId }) => customerId);
  const known = await findById(context.app, context.actor, ids);
  const customerOf = (id: string) => {
    const customer = known.get(id);
    if (customer === undefined) throw new Refusal("customer-not-found");
    const { ref, name } = customer;
    return { id, ref, name };
  };
  return [
    ...told.map((one) => ({
      act: "touch" as const,
      customer: customerOf(one.customerId),
      told: one,
    })),
    ...days.map(({ customerId, until }) => ({
      act: "plan" as const,
      customer: customerOf(customerId),
      until,
    })),
  ];
}
