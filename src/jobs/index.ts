import type { Job } from "../scheduler/define-job.ts";
import { answersDue } from "./answers-due.ts";
import { birthdays } from "./birthdays.ts";
import { dormantList } from "./dormant-list.ts";
import { escalation } from "./escalation.ts";
import { failedPushes } from "./failed-pushes.ts";
import { freshEyes } from "./fresh-eyes.ts";
import { greetings } from "./greetings.ts";
import { importFinished } from "./import-finished.ts";
import { keyAccountReview } from "./key-account-review.ts";
import { lending } from "./lending.ts";
import { morningDigest } from "./morning-digest.ts";
import { openDrafts } from "./open-drafts.ts";
import { promisesDue } from "./promises-due.ts";
import { quietCustomers } from "./quiet-customers.ts";
import { reminders } from "./reminders.ts";
import { sheetsMade } from "./sheets-made.ts";
import { shutdownLadder } from "./shutdown-ladder.ts";
import { teamWeek } from "./team-week.ts";
import { tierProposals } from "./tier-proposals.ts";
import { weeklySummary } from "./weekly-summary.ts";
import { windowNudge } from "./window-nudge.ts";

/** Every scheduled push there is, in the order in which they stand in one message. */
export const jobs: readonly Job[] = [
  promisesDue,
  morningDigest,
  escalation,
  birthdays,
  greetings,
  keyAccountReview,
  quietCustomers,
  shutdownLadder,
  teamWeek,
  freshEyes,
  tierProposals,
  weeklySummary,
  sheetsMade,
  dormantList,
  failedPushes,
  answersDue,
  windowNudge,
  importFinished,
  lending,
  openDrafts,
  reminders,
];
