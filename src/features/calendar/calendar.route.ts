import { actorAt } from "../../app/actor-at.ts";
import { appIn } from "../../app/app.ts";
import { findMemberById } from "../../app/members/find-recipient.ts";
import type { Bot } from "../../bot/bot.ts";
import type { Route, RouteAnswer } from "../../chat/route.ts";
import { slowGuesses } from "../../http/slow-guesses.ts";
import { calendarContent } from "./calendar-content.app.ts";
import { calendarEvents } from "./calendar-events.route.ts";
import { tokenPattern } from "./calendar-link.app.ts";
import { findCalendarOwner } from "./find-calendar-owner.app.ts";
import { icalendar } from "./icalendar.core.ts";

/** So often a calendar may be fetched within an hour: programs ask every few minutes at most. */
const mostAnHour = 60;
const hour = 3_600_000;

const unknown: RouteAnswer = { status: 404, body: "" };

/**
 * `/calendar/TOKEN.ics`: the calendar of whose token it is. A token that nobody has, or has any more, is
 * not found, and whoever guesses waits; a calendar that is asked for too often is told so.
 */
export function calendarRoute(bot: Bot): Route {
  const slowly = slowGuesses();
  const fetched = new Map<string, number[]>();
  return {
    method: "GET",
    path: "/calendar/:file",
    async handle({ params = {} }) {
      const { file = "" } = params;
      const token = file.endsWith(".ics") ? file.slice(0, -".ics".length) : "";
      const owner = tokenPattern.test(token) ? await findCalendarOwner(bot.app, token) : null;
      if (owner === null) {
        await slowly();
        return unknown;
      }
      const now = bot.now();
      const lately = (fetched.get(owner.memberId) ?? []).filter((at) => at > now - hour);
      if (lately.length >= mostAnHour)
        return { status: 429, body: "", headers: { "retry-after": "600" } };
      fetched.set(owner.memberId, [...lately, now]);
      const app = appIn(bot.app, owner.organizationId);
      const known = await findMemberById(app, owner.memberId);
      if (known === null) return unknown;
      const content = await calendarContent(app, actorAt(known, now, "calendar"));
      const speak = bot.translator.speaker(known.member.locale, now);
      const name = speak.t("calendar.name", { name: known.member.name });
      return {
        status: 200,
        type: "text/calendar; charset=utf-8",
        headers: { "content-disposition": 'inline; filename="genjin.ics"' },
        body: icalendar(name, calendarEvents(content, now, speak), now),
      };
    },
  };
}
