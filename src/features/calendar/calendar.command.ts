import { z } from "zod";
import { usageRefusal } from "../../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../../bot/command.ts";
import { callOf } from "../../bot/understanding/call-of.ts";
import { Refusal } from "../../errors.ts";
import { calendarLinkView, calendarRevokedView } from "./calendar.view.ts";
import { makeCalendarLink, revokeCalendarLink } from "./calendar-link.app.ts";

/** Words that take the address back. */
const revoking = /^(?:revoke|cancel|delete|stop|撤销|取消|停用|作废)$/iu;

/** `/calendar`: a secret address of one's own dues, promises and trips for any calendar; `/calendar revoke` ends it. */
export const calendar = defineCommand({
  name: "calendar",
  topic: "people",
  after: "me",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().max(2000).default("") }),
  positional: ["text…"],
  async run({ app, actor, publicUrl, speak }, { text }) {
    if (revoking.test(text)) {
      await revokeCalendarLink(app, actor);
      return calendarRevokedView(speak);
    }
    // `calendar prices sent to Hansa` tells of something.
    if (/\s/.test(text)) return callOf("log", { said: `${speak.t("calendar.word")} ${text}` });
    if (text !== "") throw usageRefusal("calendar", speak);
    if (publicUrl === undefined) throw new Refusal("calendar-no-address");
    if (!isPrivate(publicUrl)) throw new Refusal("calendar-not-secure", { address: publicUrl });
    const token = await makeCalendarLink(app, actor);
    return calendarLinkView(`${publicUrl}/calendar/${token}.ics`, speak);
  },
});

/** Whether nobody on the way reads what is asked for there. */
const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
};
