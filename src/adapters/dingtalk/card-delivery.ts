import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";
import type { Conversation } from "../../chat/event.ts";
import { type Answer, CallRefused } from "./call.ts";
import type { CardVariables } from "./card.ts";
import { writeTrack } from "./track.ts";

/** What makes a card of this template and delivers it to a conversation at once; `token` is its name. */
export function cardDelivery(
  to: Conversation,
  cardTemplateId: string,
  cardParamMap: CardVariables,
  { robotCode, token }: { readonly robotCode: string; readonly token: string },
) {
  const place =
    to.kind === "group"
      ? {
          openSpaceId: `dtv1.card//IM_GROUP.${to.id}`,
          imGroupOpenSpaceModel: { supportForward: false },
          imGroupOpenDeliverModel: { robotCode },
        }
      : {
          openSpaceId: `dtv1.card//IM_ROBOT.${to.id}`,
          imRobotOpenSpaceModel: { supportForward: false },
          imRobotOpenDeliverModel: { spaceType: "IM_ROBOT", robotCode },
        };
  return {
    cardTemplateId,
    outTrackId: writeTrack(to, token),
    callbackType: "STREAM",
    userIdType: 1,
    cardData: { cardParamMap },
    ...place,
  };
}

/**
 * The name that DingTalk gave a card; null where it gave it none of its own. A card may be made and
 * yet not be delivered: throws `CallRefused`.
 */
export function carrierOf({ result }: Answer): string | null {
  const [first] = results.parse(result)?.deliverResults ?? [];
  if (String(first?.success) === "false") throw new CallRefused(200, "cardNotDelivered", 0);
  return first?.carrierId ?? null;
}

const { idOrNone, objectOrNone } = delivered;

const results = objectOrNone({
  deliverResults: z
    .array(objectOrNone({ success: z.unknown().optional(), carrierId: idOrNone }))
    .catch([]),
});
