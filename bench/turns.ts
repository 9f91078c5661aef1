// Lives through years of messages that customers wait on, with the pushes that recall them and without, and
// says how many were answered in time.
import { type Habits, withoutPushes, yearOfAnswers } from "../test/support/year-of-answers.ts";

const years = 5;
const pushed: Habits = { ...withoutPushes, obeys: 0.7 };
const cases: Readonly<Record<string, Habits>> = {
  "without pushes": withoutPushes,
  "0.7 of pushes heeded": pushed,
  "the same, two nudges a day besides": { ...pushed, nudges: [10, 14] },
  "the same, by who never answers unpushed": { ...pushed, bySelf: [0, 0, 0] },
};

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
for (const [name, habits] of Object.entries(cases)) {
  const all = Array.from({ length: years }, (_, seed) => yearOfAnswers(habits, seed));
  const mean = (of: (year: (typeof all)[number]) => number) =>
    all.reduce((sum, one) => sum + of(one), 0) / years;
  const inTime = percent(mean((year) => year.inTime));
  const pressing = percent(mean((year) => year.pressingInTime));
  const reminders = mean((year) => year.reminders).toFixed(2);
  const most = Math.max(...all.map((year) => year.most));
  console.log(
    `${name}: ${inTime} of ${Math.round(mean((year) => year.messages))} a year in time (aim with pushes ≥ 95 %), KA and A ${pressing}; ${reminders} reminders a working day, ${most} messages on the fullest`,
  );
}
