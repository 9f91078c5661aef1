import { z } from "zod";
import { actorAt } from "../../../../src/app/actor-at.ts";
import type { App } from "../../../../src/app/app.ts";
import { changeHeldCustomer } from "../../../../src/app/changes/change-held-customer.ts";
import { findMemberById } from "../../../../src/app/members/find-recipient.ts";
import { splitTarget } from "../../../../src/bot/arguments/split-target.ts";
import { defineCommand } from "../../../../src/bot/command.ts";
import { onCustomer } from "../../../../src/bot/subject/on-customer.ts";
import { plainMessage } from "../../../../src/chat/message.ts";
import { recipientId } from "../../../../src/core/push/occasion.ts";
import { Refusal } from "../../../../src/errors.ts";
import { defineFeature } from "../../../../src/features/define-feature.ts";
import { morningOccasions } from "../../../../src/jobs/morning-occasions.ts";
import { defineJob } from "../../../../src/scheduler/define-job.ts";
import { sql } from "../../../../src/store/database/sql.ts";
import type { Scope } from "../../../../src/store/scope.ts";
import { visibleCustomers } from "../../../../src/store/visibility.ts";
import { paragraph } from "../../../../src/views/blocks/inline.ts";
import { changedView } from "../../../../src/views/changes/changed-view.ts";

declare module "../../../../src/store/changes/audit.ts" {
  interface FeatureActions {
    "souvenir.noted": true;
  }
}

// Sentences of the product's own features are types by themselves.
declare module "../../../../src/i18n/generated/sentences.ts" {
  interface Sentences {
    "commands:souvenir.usage": never;
    "commands:souvenir.help": never;
    "commands:souvenir.example": never;
    "souvenir.count": "count";
    "souvenir.on-card": "souvenirs";
    "push-kinds.souvenir-count": never;
    "errors:which-souvenir": never;
  }
}

/** A souvenir is a tag that begins with this. */
const mark = "souvenir:";

async function souvenirsOf({ store }: App, scope: Scope, customerId?: string): Promise<string[]> {
  const rows = await store.rows<{ tags: string[] }>(sql`
    SELECT tags FROM ${visibleCustomers(scope)} c
    WHERE ${customerId === undefined ? sql`TRUE` : sql`id = ${customerId}::uuid`}`);
  return rows
    .flatMap(({ tags }) => tags)
    .flatMap((tag) => (tag.startsWith(mark) ? [tag.slice(mark.length)] : []));
}

/** `/souvenir REF WHAT`: notes a souvenir; `/souvenir` alone is refused. */
const command = defineCommand({
  name: "souvenir",
  topic: "customers",
  permission: "sales",
  audience: "anywhere",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  run: (context, { text }) =>
    onCustomer(context, "souvenir", splitTarget(text), async (customerId, what) => {
      const { app, actor, audience, speak } = context;
      if (what === "") throw new Refusal("which-souvenir");
      const tag = mark + what;
      const result = await changeHeldCustomer(
        app,
        actor,
        customerId,
        "souvenir.noted",
        ({ tags }) => ({
          change: { kind: "tags", added: [tag], removed: [] },
          columns: { tags: [...tags, tag] },
        }),
      );
      return changedView(result, actor.member.zone, audience, speak);
    }),
});

/** How many souvenirs there are, on working mornings; nothing without any. */
const push = defineJob({
  name: "souvenir-count",
  occasions: (roster, from, to) => morningOccasions(roster, from, to),
  async compose({ app, translator }, occasion, now) {
    const known = await findMemberById(app, recipientId(occasion.recipient));
    if (known === null) return null;
    const souvenirs = await souvenirsOf(app, actorAt(known, now, "").scope);
    const speak = translator.speaker(known.member.locale, now);
    const text = speak.t("souvenir.count", { count: souvenirs.length });
    return souvenirs.length === 0 ? null : { message: plainMessage("notice", text), items: [] };
  },
});

/** A feature that uses every way in which the engine can be told of one. */
export const souvenir = defineFeature({
  name: "souvenir",
  commands: [command],
  pushes: { member: [push] },
  async cardSection({ app, actor, speak }, customerId) {
    const souvenirs = await souvenirsOf(app, actor.scope, customerId);
    return souvenirs.length === 0
      ? []
      : [
          paragraph(
            speak.t("souvenir.on-card", { souvenirs: souvenirs.join(speak.t("list.comma")) }),
          ),
        ];
  },
  routes: ({ translator }) => [
    {
      method: "GET",
      path: "/souvenir/greeting",
      handle: async ({ query }) => ({
        status: 200,
        body: translator.t("en", "souvenir.on-card", { souvenirs: query.what ?? "" }),
      }),
    },
  ],
});
