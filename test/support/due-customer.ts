import type { CadenceFacts } from "../../src/core/cadence/cadence-facts.ts";
import type { DueCustomer } from "../../src/core/cadence/due-customer.ts";
import { planDue } from "../../src/core/cadence/plan-due.ts";
import { at, cadenceFacts } from "./cadence-facts.ts";

/** A customer with the due that follows from its facts; changes of the rest in `others`. */
export function dueCustomerOf(
  facts: Partial<CadenceFacts> = {},
  others: Partial<DueCustomer> = {},
): DueCustomer {
  const {
    ownerWorkdays,
    ownerCountry,
    keepsRamadan,
    tier,
    stage,
    country,
    zone,
    lastTouchAt,
    ...rest
  } = cadenceFacts(facts);
  const known = {
    ownerWorkdays,
    ownerCountry,
    keepsRamadan,
    tier,
    stage,
    country,
    zone,
    lastTouchAt,
  };
  const due = planDue({ ...rest, ...known });
  return {
    id: "id",
    ref: "K3F",
    code: "C1",
    name: "Anadolu Tekstil",
    city: null,
    owner: "lily",
    stops: [],
    answerBy: null,
    agreed: null,
    createdAt: at("2026-01-05"),
    lastTwoWayAt: null,
    lastOutcome: null,
    bestHour: null,
    lastOrderOn: rest.lastOrderOn,
    orderGapDays: rest.orderGapDays,
    ...known,
    dueOn: due.on,
    targetOn: due.targetOn,
    opensAt: due.opensAt,
    closesAt: due.closesAt,
    window: due.window,
    reasons: due.why,
    ...others,
  };
}
