import type { Conversation } from "../../chat/event.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { MissingCustomers } from "../../core/customer/missing-customers.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { code, paragraph, text } from "../blocks/inline.ts";

/** What is to be done by whom sees no customer yet; in a group the admins are not named. */
export function missingCustomersView(
  { of, role, handle, admins }: MissingCustomers,
  audience: Conversation["kind"],
  speak: Speaker,
): OutboundMessage {
  const title = speak.t(`missing.title.${of}`);
  const list = admins.join(speak.t("list.comma"));
  const isNamed = audience === "direct" && admins.length > 0;
  const admin = isNamed ? speak.t("missing.admin-named", { list }) : speak.t("missing.admin");
  const begin = { kind: "answer" as const, summary: title, subjects: [] };
  if (of === "organization" && role === "admin") {
    const step = (said: string, command: string) => [text(said), code(command)];
    return {
      ...begin,
      blocks: [
        { type: "heading", text: title },
        paragraph(speak.t("missing.begin")),
        paragraph(speak.t("missing.how")),
        {
          type: "list",
          items: [
            step(speak.t("missing.check"), speak.t("missing.check-command")),
            step(speak.t("missing.import"), speak.t("missing.import-command")),
            step(speak.t("missing.people"), speak.t("missing.people-command")),
            [text(speak.t("missing.link"))],
            [text(speak.t("missing.bind"))],
          ],
        },
        paragraph(speak.t("missing.file", { handle })),
        paragraph(speak.t("missing.then")),
      ],
    };
  }
  const who = role === "sales" ? "sales" : "manager";
  const meanwhile = [
    speak.t("missing.new"),
    speak.t("missing.me"),
    ...(who === "manager" ? [speak.t("missing.bind")] : []),
  ];
  return {
    ...begin,
    blocks: [
      { type: "heading", text: title },
      paragraph(speak.t(`missing.${of}.${who}`, { admin, handle })),
      paragraph(speak.t("missing.meanwhile")),
      { type: "list", items: meanwhile.map((one) => [text(one)]) },
    ],
  };
}
