import type { CardValue } from "../../core/customer/card-value.ts";
import { judgeStage } from "../../core/customer/judge-stage.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { reorderDue } from "../../core/value/reorder-due.ts";
import { Refusal } from "../../errors.ts";
import { cardValue } from "../../store/value/card-values.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { freshenValues } from "./keep-values.ts";

/** What one customer is worth and how far it has come. Throws `Refusal` `customer-not-found`. */
export async function valueOfCustomer(app: App, actor: Actor, id: string): Promise<CardValue> {
  await freshenValues(app, actor.now);
  const { scope, now, member } = actor;
  const known = await cardValue(app.store, scope, id, civilDateAt(now, member.zone));
  if (known === null) throw new Refusal("customer-not-found");
  const { zone, lastYear, worth, ...facts } = known;
  const today = civilDateAt(now, zone);
  return { lastYear, worth, reorder: reorderDue(facts, today), stage: judgeStage(facts, today) };
}
