import { findImportNews } from "../app/import/find-import-news.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { importFinishedView } from "../views/import/import-finished-view.ts";

/** For how long after an import it is worth telling of it. */
const lifetime = 86_400_000;

/**
 * To whoever ran an import, in private, when it is done; to nobody else. What ended a moment before
 * the last planning, but was saved after it, is planned all the same: each import is told of once.
 */
export const importFinished = defineJob({
  name: "import-finished",
  inFirstWeek: true,

  occasions: ({ imports = [] }, from, to) =>
    imports
      .filter(({ at }) => at <= to && at > from - lifetime)
      .map(({ id, memberId, at }) => ({
        recipient: `member:${memberId}` as const,
        windowKey: id,
        tick: at,
        expiresAt: (at + lifetime) as Instant,
      })),

  async compose({ app, translator }, { recipient, windowKey }) {
    const known = await findMemberById(app, recipientId(recipient));
    const news = known && (await findImportNews(app, known.member.id, windowKey));
    if (known === null || news === null) return null;
    const speak = translator.speaker(known.member.locale);
    return { message: importFinishedView(news, speak), items: [] };
  },
});
