import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer, refuseLeftAlone } from "../../app/changes/hold-customers.ts";
import type { SurveyScore } from "../../core/people/survey-score.ts";
import type { Instant } from "../../core/time/civil.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { insertRow } from "../../store/changes/row-change.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import { type Askable, type SurveyAnswer, type SurveyMeans, surveyMeans } from "./survey.core.ts";
import { answersOf, askableOf, lastScores } from "./surveys.store.ts";
import { whomToWrite } from "./whom-to-write.app.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "survey.asked": true;
    "survey.scored": true;
  }
}

/** So many are looked at; for so many days a score counts. */
const [mostAskable, countsFor] = [200, 365];

/** The member's own customers who may be asked this month and in whom somebody is known to ask. */
export async function whomToAsk(app: App, actor: Actor): Promise<readonly Askable[]> {
  const { scope, member, now } = actor;
  const all = await askableOf(app.store, scope, member.id, { now, zone: member.zone }, mostAskable);
  const people = await whomToWrite(
    app,
    actor,
    all.map(({ id }) => id),
  );
  return all.filter(({ id }) => people.has(id));
}

/** How satisfied the customers that a member sees are. */
export const measureSatisfaction = async (
  { store }: App,
  { scope, now }: Actor,
): Promise<SurveyMeans> =>
  surveyMeans(await lastScores(store, scope, (now - countsFor * 86_400_000) as Instant));

/** When a customer was asked and what they answered. */
export const listAnswers = (
  { store }: App,
  { scope, member }: Actor,
  customerId: string,
): Promise<readonly SurveyAnswer[]> => answersOf(store, scope, member.zone, customerId);

/** What was kept of a survey, and what takes that back. */
export type Surveyed = { readonly ref: string; readonly undoId: string };

/** Keeps that a customer was asked. Throws `Refusal` `customer-not-found`, `customer-stopped`. */
export const noteAsked = (app: App, actor: Actor, customerId: string): Promise<Surveyed> =>
  keep(app, actor, customerId, null);

/** Keeps the score that a customer gave, and their words. Throws `Refusal` `customer-not-found`. */
export const noteScore = (
  app: App,
  actor: Actor,
  customerId: string,
  said: SurveyScore,
): Promise<Surveyed> => keep(app, actor, customerId, said);

const keep = (
  app: App,
  actor: Actor,
  customerId: string,
  said: SurveyScore | null,
): Promise<Surveyed> =>
  change(
    app,
    actor,
    async (db) => {
      const held = await holdCustomer(db, actor, customerId);
      if (said === null) refuseLeftAlone(held);
      const id = newId();
      const words = said === null || said.words === "" ? null : said.words;
      const columns = {
        ...{ customer_id: customerId, member_id: actor.scope.memberId },
        ...{ at: formatInstant(actor.now), score: said?.score ?? null },
        content:
          words === null ? null : bytesText(db.cipher.seal("survey_answer", "content", id, words)),
      };
      const row = changed(await insertRow(db, actor.scope, "survey_answer", columns, id));
      return {
        action: said === null ? ("survey.asked" as const) : ("survey.scored" as const),
        customerIds: [customerId],
        changes: [row],
        result: held.ref,
      };
    },
    async (_, ref, undoId) => ({ ref, undoId }),
  );
