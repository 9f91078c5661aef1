import type { CardSection } from "../../bot/card-section.ts";
import { paragraph } from "../../views/blocks/inline.ts";
import { listVisits } from "./plan-visit.app.ts";
import { visitDay } from "./visit.view.ts";

/** When people of a customer come to see us, on their card. */
export const visitsOnCard: CardSection = async ({ app, actor, speak }, customerId) =>
  (await listVisits(app, actor, customerId)).map((visit) =>
    paragraph(speak.t("visit.on-card", { when: visitDay(visit, speak) })),
  );
