import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { change } from "../../app/changes/change.ts";
import { changed, holdCustomer, refuseLeftAlone } from "../../app/changes/hold-customers.ts";
import { workdayBefore } from "../../core/calendar/workdays/workday-before.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { laterDate } from "../../core/time/civil-date.ts";
import { formatInstant } from "../../core/time/instant.ts";
import { calendarOf } from "../../store/calendar/calendar-of.ts";
import { insertRow, type RowChange, updateRow } from "../../store/changes/row-change.ts";
import type { Db } from "../../store/database/database.ts";
import { newId } from "../../store/database/new-id.ts";
import { bytesText } from "../../store/tables/written.ts";
import type { Care, Decided } from "./care.core.ts";
import { caresOf, signatureOwed } from "./care.store.ts";
import type { OwnMoment } from "./care-list.core.ts";

declare module "../../store/changes/audit.ts" {
  interface FeatureActions {
    "care.decided": true;
  }
}

/** A moment after something was decided or told of it, and what takes that back. */
export type CareChanged = { readonly care: Care; readonly undoId: string };

/**
 * Decides what is done at a moment of the actor's own: words or a gift, which the manager is to sign by the
 * last working day before it where it is not over, or nothing. What was decided before is decided anew, unsigned. `told` says in a
 * few words what is to be signed. Throws `Refusal` `customer-not-found`, `customer-stopped`.
 */
export const decideCare = (
  app: App,
  actor: Actor,
  { moment, care }: Pick<OwnMoment, "moment" | "care">,
  { kind, gift, sum }: Decided,
  told: string,
): Promise<CareChanged> =>
  change(
    app,
    actor,
    async (db) => {
      const { contact, occasion, on } = moment;
      const { customerId } = contact;
      const held = await holdCustomer(db, actor, customerId);
      refuseLeftAlone(held);
      const id = care?.id ?? newId();
      const columns = {
        kind,
        gift: bytesText(gift === null ? null : db.cipher.seal("care", "gift", id, gift)),
        amount: sum?.amount ?? null,
        currency: sum?.currency ?? null,
        tier: held.tier,
        made_at: formatInstant(actor.now),
        member_id: actor.member.id,
        ...{ signed_by_id: null, signed_at: null, seen_at: null, is_over_agreed: false },
      };
      const row =
        care === null
          ? await insertRow(
              db,
              actor.scope,
              "care",
              {
                ...{ ...columns, occasion, customer_id: customerId, on_date: on },
                contact_id: contact.id === "" ? null : contact.id,
              },
              id,
            )
          : await updateRow(db, actor.scope, "care", id, columns);
      // Nobody signs for a day that is over.
      const isAhead = on >= civilDateAt(actor.now, actor.member.zone);
      const isToSign = kind !== "none" && isAhead;
      const owed = await signatureOf(db, actor, customerId, id, isToSign, on, told);
      return {
        action: "care.decided",
        customerIds: [customerId],
        changes: [changed(row), ...owed],
        result: { customerId, id },
      };
    },
    (db, { customerId, id }, undoId) => asItStands(db, actor, customerId, id, undoId),
  );

/** Opens what is owed for a care's signature, or closes it where none is needed any more. */
async function signatureOf(
  db: Db,
  actor: Actor,
  customerId: string,
  careId: string,
  isNeeded: boolean,
  on: CivilDate,
  told: string,
): Promise<RowChange[]> {
  const { member, scope, now } = actor;
  const known = await signatureOwed(db, scope, careId);
  if (known === null && !isNeeded) return [];
  const today = civilDateAt(now, member.zone);
  const before = workdayBefore(member, on, await calendarOf(db, scope.organizationId));
  const dueOn = laterDate(before, today) ?? today;
  const id = known ?? newId();
  const columns = {
    content: bytesText(db.cipher.seal("owed", "content", id, told)),
    due_on: dueOn,
    done_at: isNeeded ? null : formatInstant(now),
  };
  const row =
    known === null
      ? await insertRow(
          db,
          scope,
          "owed",
          {
            ...{ ...columns, customer_id: customerId, member_id: member.id, care_id: careId },
            kind: "co-signature",
            made_at: formatInstant(now),
          },
          id,
        )
      : await updateRow(db, scope, "owed", known, columns);
  return [changed(row)];
}

/** A care as a change leaves it. */
export async function asItStands(
  db: Db,
  { scope }: Actor,
  customerId: string,
  id: string,
  undoId: string,
): Promise<CareChanged> {
  const care = (await caresOf(db, scope, customerId)).find((one) => one.id === id);
  if (care === undefined) throw new Error("a care that was changed is not there");
  return { care, undoId };
}
