import type { OutboundMessage } from "../../chat/message.ts";
import type { Member } from "../../core/members/member.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** A member and the platform they have just been linked on; `pushes`: where their pushes go. */
type Linked = {
  readonly member: Pick<Member, "name" | "handle">;
  readonly platform: string;
  readonly pushes: string;
};

/** Says who somebody is here from now on, and what to try. */
export function linkedView({ member, platform, pushes }: Linked, speak: Speaker): OutboundMessage {
  const { name, handle } = member;
  const title = speak.t("link.done", { name, handle });
  const elsewhere = speak.t("link.pushes-elsewhere", {
    platform: speak.sentenceOf("platforms.", pushes),
    here: speak.sentenceOf("platforms.", platform),
  });
  const today = speak.t("commands:today.example");
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      paragraph(speak.t("link.try", { today })),
      ...(pushes === platform ? [] : [paragraph(elsewhere)]),
      { type: "actions", buttons: [{ label: today, command: "/today" }] },
    ],
    subjects: [],
  };
}
