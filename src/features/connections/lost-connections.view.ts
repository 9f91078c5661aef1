import type { OutboundMessage } from "../../chat/message.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../../views/blocks/inline.ts";

/** To an admin: which workspaces have taken us out, whom nothing reaches any more, and what to do. */
export function lostConnectionsView(
  {
    places,
    handles,
  }: {
    readonly places: readonly { readonly platform: string; readonly workspace: string }[];
    readonly handles: readonly string[];
  },
  speak: Speaker,
): OutboundMessage {
  const names = places.map(
    ({ platform, workspace }) => `${speak.sentenceOf("platforms.", platform)} ${workspace}`,
  );
  const title = speak.t("lost-connections.title", { places: names.join(", ") });
  const people = handles.join(", ");
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      paragraph(
        handles.length === 0
          ? speak.t("lost-connections.all-reached")
          : speak.t("lost-connections.unreached", { people }),
      ),
      paragraph(speak.t("lost-connections.todo")),
    ],
    subjects: [],
  };
}
