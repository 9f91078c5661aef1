import { amongReviews, prepareReviews } from "../app/customer/prepare-reviews.ts";
import { findMemberById } from "../app/members/find-recipient.ts";
import { drawTrend } from "../charts/draw-trend.ts";
import { recipientId } from "../core/push/occasion.ts";
import type { CivilDate } from "../core/time/civil.ts";
import { defineJob } from "../scheduler/define-job.ts";
import { accountReviewView } from "../views/customer/account-review-view.ts";
import { morningOccasions } from "./morning-occasions.ts";

/** Days after its own for which it still leaves time to prepare. */
const lifetime = 5;

/**
 * Two weeks before the half-year review of a key account: what owner and manager need for it, to each
 * in private.
 */
export const keyAccountReview = defineJob({
  name: "key-account-review",
  joins: true,

  occasions: (roster, from, to) => morningOccasions(roster, from, to, lifetime),

  among: amongReviews,

  async compose({ app, translator }, { recipient, tick, windowKey }) {
    const known = await findMemberById(app, recipientId(recipient));
    if (known === null) return null;
    const today = windowKey as CivilDate;
    const reviews = await prepareReviews(app, known, today);
    if (reviews.length === 0) return null;
    const speak = translator.speaker(known.member.locale, tick);
    return {
      message: accountReviewView(reviews, today, known.member.handle, speak, {
        drawn: ({ trend }) => drawTrend(trend, speak),
      }),
      items: reviews.map(({ ref, name, reviewOn }) => ({
        ref,
        customer: name,
        tier: "KA" as const,
        due: reviewOn,
        why: speak.t("review.on", { day: speak.date(reviewOn) }),
      })),
    };
  },
});
