import { actorAt } from "../../app/actor-at.ts";
import { findMemberById, findTeamById } from "../../app/members/find-recipient.ts";
import type { Speaking } from "../../bot/bot.ts";
import { parseFind } from "../../bot/grammar/parse-find.ts";
import { splitFind } from "../../bot/grammar/split-find.ts";
import { recipientId } from "../../core/push/occasion.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { firstMornings } from "../../jobs/first-mornings.ts";
import { teamMondays } from "../../jobs/team-mondays.ts";
import { defineJob } from "../../scheduler/define-job.ts";
import { amongWeekly, findWeekly, findWeeklyOf } from "./find-weekly.app.ts";
import { ownWeeklyView, teamWeeklyView } from "./weekly-lists.view.ts";

/** Days after its own for which a list is still worth sending. */
const lifetime = 2;

/**
 * Saved searches that somebody wants every week: with what else comes to them on the first working
 * morning of it, and to a team's group on Monday with the summary.
 */
export const weeklyLists = defineJob({
  name: "weekly-lists",
  joins: true,
  isBulk: true,

  occasions: (roster, from, to) => [
    ...firstMornings(roster, from, to, lifetime),
    ...teamMondays(roster, from, to),
  ],

  among: amongWeekly,

  async compose({ app, translator, lexicon }, { recipient }, now) {
    const id = recipientId(recipient);
    const read = readBy(lexicon);
    if (recipient.startsWith("team:")) {
      const team = await findTeamById(app, id);
      const found = team === null ? [] : await findWeeklyOf(app, team, now, read);
      if (team === null || found.length === 0) return null;
      const { name: of, showsNames, locale } = team;
      const speak = translator.speaker(locale, now);
      return { message: teamWeeklyView(found, { of, showsNames }, speak), items: [] };
    }
    const known = await findMemberById(app, id);
    const found = known === null ? [] : await findWeekly(app, actorAt(known, now, ""), read);
    if (known === null || found.length === 0) return null;
    const speak = translator.speaker(known.member.locale, now);
    return {
      message: ownWeeklyView(found, speak),
      items: found.flatMap(({ name, page }) =>
        page.customers.map((customer) => ({
          ref: customer.ref,
          customer: customer.name,
          tier: customer.tier,
          due: civilDateAt(now, customer.zone),
          why: name,
        })),
      ),
    };
  },
});

const readBy = (lexicon: Speaking["lexicon"]) => (query: string) =>
  parseFind(splitFind(query), lexicon).filter;
