import { z } from "zod";
import { actorAt } from "../../../../src/app/actor-at.ts";
import type { App } from "../../../../src/app/app.ts";
import { changeCustomer } from "../../../../src/app/change-customer.ts";
import { findMemberById } from "../../../../src/app/find-recipient.ts";
import { defineCommand } from "../../../../src/bot/command.ts";
import { onCustomer } from "../../../../src/bot/on-customer.ts";
import { splitTarget } from "../../../../src/bot/split-target.ts";
import { plainMessage } from "../../../../src/chat/message.ts";
import { recipientId } from "../../../../src/core/occasion.ts";
import { Refusal } from "../../../../src/errors.ts";
import { defineFeature } from "../../../../src/features/define-feature.ts";
import { morningOccasions } from "../../../../src/jobs/morning-occasions.ts";
import { defineJob } from "../../../../src/scheduler/define-job.ts";
import type { Scope } from "../../../../src/store/scope.ts";
import { sql } from "../../../../src/store/sql.ts";
import { visibleCustomers } from "../../../../src/store/visibility.ts";
import { changedView } from "../../../../src/views/changed-view.ts";
import { paragraph } from "../../../../src/views/inline.ts";

declare module "../../../../src/store/audit.ts" {
  interface FeatureActions {
    "gift.noted": true;
  }
}

// Sentences of the product's own features are types by themselves.
declare module "../../../../src/i18n/generated/sentences.ts" {
  interface Sentences {
    "commands:gift.usage": never;
    "commands:gift.help": never;
    "commands:gift.example": never;
    "gift.count": "count";
    "gift.on-card": "gifts";
    "push-kinds.gift-count": never;
    "errors:which-gift": never;
  }
}

/** A gift is a tag that begins with this. */
const mark = "gift:";

async function giftsOf({ store }: App, scope: Scope, customerId?: string): Promise<string[]> {
  const rows = await store.rows<{ tags: string[] }>(sql`
    SELECT tags FROM ${visibleCustomers(scope)} c
    WHERE ${customerId === undefined ? sql`TRUE` : sql`id = ${customerId}::uuid`}`);
  return rows
    .flatMap(({ tags }) => tags)
    .flatMap((tag) => (tag.startsWith(mark) ? [tag.slice(mark.length)] : []));
}

/** `/gift REF WHAT`: notes a gift; `/gift` alone is refused. */
const command = defineCommand({
  name: "gift",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) =>
    onCustomer(context, "gift", splitTarget(text), async (customerId, what) => {
      const { app, actor, audience, speak } = context;
      if (what === "") throw new Refusal("which-gift");
      const tag = mark + what;
      const result = await changeCustomer(app, actor, customerId, "gift.noted", ({ tags }) => ({
        change: { kind: "tags", added: [tag], removed: [] },
        columns: { tags: [...tags, tag] },
      }));
      return changedView(result, actor.member.zone, audience, speak);
    }),
});

/** How many gifts there are, ten minutes after the morning digest; nothing without any. */
const push = defineJob({
  name: "gift-count",
  occasions: (roster, from, to) => morningOccasions(roster, 10, from, to),
  async compose({ app, translator }, occasion, now) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const gifts = await giftsOf(app, actorAt(known, now, "").scope);
    const speak = translator.speaker(known.member.locale, now);
    const text = speak.t("gift.count", { count: gifts.length });
    return gifts.length === 0 ? null : { message: plainMessage("notice", text), items: [] };
  },
});

/** A feature that uses every way in which the engine can be told of one. */
export const gift = defineFeature({
  name: "gift",
  commands: [command],
  pushes: { member: [push] },
  async cardSection({ app, actor, speak }, customerId) {
    const gifts = await giftsOf(app, actor.scope, customerId);
    return gifts.length === 0
      ? []
      : [paragraph(speak.t("gift.on-card", { gifts: gifts.join(speak.t("list.comma")) }))];
  },
  routes: ({ translator }) => [
    {
      method: "GET",
      path: "/gift/greeting",
      handle: async ({ query }) => ({
        status: 200,
        body: translator.t("en", "gift.on-card", { gifts: query.what ?? "" }),
      }),
    },
  ],
});
