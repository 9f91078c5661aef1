import { z } from "zod";
import { usageRefusal } from "../../bot/arguments/usage-refusal.ts";
import { defineCommand } from "../../bot/command.ts";
import { callOf } from "../../bot/understanding/call-of.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { calendarKeptView, calendarLinkView, calendarRevokedView } from "./calendar.view.ts";
import { findCalendarLink, makeCalendarLink, revokeCalendarLink } from "./calendar-link.app.ts";

/** Words that take the address back. */
const revoking = /^(?:revoke|cancel|delete|stop|撤销|取消|停用|作废)$/iu;

/** Words that ask for another address in place of the one that there is. */
const renewing = /^(?:new|renew|replace|换|换新|更换|重新生成)$/iu;

/**
 * `/calendar`: a secret address of one's own dues, promises and trips for any calendar. `/calendar new` replaces it, as
 * the one in a phone would stand still otherwise; `/calendar revoke` ends it.
 */
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
    const isRenewed = renewing.test(text);
    if (text !== "" && !isRenewed) throw usageRefusal("calendar", speak);
    if (publicUrl === undefined) throw new Refusal("calendar-no-address");
    if (!isPrivate(publicUrl)) throw new Refusal("calendar-not-secure", { address: publicUrl });
    const made = isRenewed ? null : await findCalendarLink(app, actor);
    if (made !== null) return calendarKeptView(civilDateAt(made, actor.member.zone), speak);
    const token = await makeCalendarLink(app, actor);
    return calendarLinkView(`${publicUrl}/calendar/${token}.ics`, speak);
  },
});

/** Whether nobody on the way reads what is asked for there. */
const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
};
