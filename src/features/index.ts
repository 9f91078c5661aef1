import { accountPlan } from "./account-plan/feature.ts";
import { backups } from "./backups/feature.ts";
import { calendar } from "./calendar/feature.ts";
import { care } from "./care/feature.ts";
import { check } from "./check/feature.ts";
import { checkup } from "./checkup/feature.ts";
import { claims } from "./claims/feature.ts";
import { complaints } from "./complaints/feature.ts";
import { connections } from "./connections/feature.ts";
import type { Feature } from "./define-feature.ts";
import { departures } from "./departures/feature.ts";
import { etiquette } from "./etiquette/feature.ts";
import { favours } from "./favours/feature.ts";
import { goals } from "./goals/feature.ts";
import { letters } from "./letters/feature.ts";
import { loyalty } from "./loyalty/feature.ts";
import { mail } from "./mail/feature.ts";
import { matches } from "./matches/feature.ts";
import { merges } from "./merges/feature.ts";
import { newCustomers } from "./new-customer/feature.ts";
import { onboarding } from "./onboarding/feature.ts";
import { plays } from "./plays/feature.ts";
import { priorities } from "./priorities/feature.ts";
import { promises } from "./promises/feature.ts";
import { stakeholders } from "./stakeholders/feature.ts";
import { trips } from "./trips/feature.ts";
import { voice } from "./voice/feature.ts";
import { weeklyLists } from "./weekly-lists/feature.ts";

/** Every feature there is. */
export const features: readonly Feature[] = [
  accountPlan,
  backups,
  calendar,
  care,
  check,
  checkup,
  claims,
  complaints,
  connections,
  departures,
  etiquette,
  favours,
  goals,
  letters,
  loyalty,
  mail,
  matches,
  merges,
  newCustomers,
  onboarding,
  plays,
  priorities,
  promises,
  stakeholders,
  trips,
  voice,
  weeklyLists,
];
