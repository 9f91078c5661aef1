import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { type Change, change } from "../../app/changes/change.ts";
import { findChanged } from "../../app/changes/find-changed.ts";
import { changed, holdCustomer } from "../../app/changes/hold-customers.ts";
import { placeOf } from "../../core/places/place-of.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { addDays } from "../../core/time/civil-date.ts";
import { Refusal } from "../../errors.ts";
import { insertRow, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { contactNames } from "../../store/people/contact-names.ts";
import { confirmFields } from "../../store/people/contact-rows.ts";
import { type Answered, type Confirmed, restDays } from "./checkup.core.ts";
import { askedRow, gapsOf, whereIs } from "./checkup.store.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "question.rested": true;
    "customer.country-told": true;
    "contact.confirmed": true;
  }
}

/** Carries out a change of one customer, and tells how they stand then. Throws `Refusal` `customer-not-found`. */
const answer = <T>(
  app: App,
  actor: Actor,
  customerId: string,
  work: (db: Db) => Promise<Pick<Change<T>, "action" | "changes" | "result">>,
): Promise<Answered<T>> =>
  change(
    app,
    actor,
    async (db) => {
      await holdCustomer(db, actor, customerId);
      return { ...(await work(db)), customerIds: [customerId] };
    },
    async (db, told, undoId) => {
      const [customer] = await findChanged(db, actor, [customerId]);
      if (customer === undefined) throw new Error("a changed customer is not there");
      return { customer, told, undoId };
    },
  );

/** Puts a question about a customer off; answers until when. */
export const restQuestion = (
  app: App,
  actor: Actor,
  customerId: string,
  field: string,
): Promise<Answered<CivilDate>> =>
  answer(app, actor, customerId, async (db) => {
    const until = addDays(civilDateAt(actor.now, actor.member.zone), restDays);
    const id = await askedRow(db, actor.scope, customerId, field);
    const columns = { rests_until: until };
    const row =
      id === null
        ? await insertRow(db, actor.scope, "fact_question", {
            ...columns,
            customer_id: customerId,
            field,
          })
        : await updateRow(db, actor.scope, "fact_question", id, columns);
    return { action: "question.rested", changes: [changed(row)], result: until };
  });

/** Keeps the country of a customer, and its clock where that was a guess. */
export const tellCountry = (
  app: App,
  actor: Actor,
  customerId: string,
  country: string,
): Promise<Answered<string>> =>
  answer(app, actor, customerId, async (db) => {
    const where = await whereIs(db, actor.scope, customerId);
    const place = where === null ? null : placeOf(country, where.city);
    const isGuess = where?.zoneGuessed === true || where?.country === null;
    const clock =
      place !== null && isGuess ? { zone: place.zone, zone_guessed: place.isGuessed } : {};
    const columns = { country, country_text: null, ...clock };
    const row = changed(await updateRow(db, actor.scope, "customer", customerId, columns));
    return { action: "customer.country-told", changes: [row], result: country };
  });

/** Marks what is known of a person, and nobody has said for long, as still right. Throws `Refusal` `person-gone`. */
export const confirmStale = (
  app: App,
  actor: Actor,
  customerId: string,
  contactId: string,
): Promise<Answered<Confirmed>> =>
  answer(app, actor, customerId, async (db) => {
    const known = await contactNames(db, actor.scope, [customerId]);
    const person = known.find(({ id }) => id === contactId);
    if (person === undefined) throw new Refusal("person-gone");
    const gaps = await gapsOf(db, actor.scope, actor.now, customerId);
    const { fields = [] } =
      gaps.find((gap) => gap.kind === "stale" && gap.contactId === contactId) ?? {};
    const whose = { customerId, id: contactId };
    return {
      action: "contact.confirmed",
      changes: await confirmFields(db, actor.scope, whose, fields, actor.now),
      result: { person: person.name, fields },
    };
  });
