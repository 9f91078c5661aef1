import { expect, it } from "vitest";
import type { Actor } from "../../src/app/actor.ts";
import { actorAt } from "../../src/app/actor-at.ts";
import type { App } from "../../src/app/app.ts";
import { setDormantDays } from "../../src/app/dormancy/set-dormant-days.ts";
import { makeLinkCode } from "../../src/app/members/make-link-code.ts";
import { bindChat } from "../../src/app/messages/bind-chat.ts";
import type { Instant } from "../../src/core/time/civil.ts";
import { ClaimLostError } from "../../src/errors.ts";
import { newId } from "../../src/store/database/new-id.ts";
import { sql } from "../../src/store/database/sql.ts";
import { memberByHandle } from "../../src/store/members/members.ts";
import { sharedApp } from "../support/shared-app.ts";
import { foundTradingHouse } from "../support/trading-house.ts";

let admin: Actor;
const test = sharedApp({ http: false }, async () => {
  const { store } = test.genjin.app;
  await foundTradingHouse(store);
  await store.run(sql`UPDATE member SET role = 'admin' WHERE handle = 'wei'`);
  const known = await memberByHandle(store, "wei");
  if (known === null) throw new Error("no wei");
  // Another process has taken the event over that this one still works on.
  const event = { id: newId(), attempt: 1, organizationId: null };
  admin = { ...actorAt(known, Date.now() as Instant, "local:direct"), event };
});

const changes: readonly (readonly [string, (app: App, actor: Actor) => Promise<unknown>])[] = [
  ["days of silence", (app, actor) => setDormantDays(app, actor, 33)],
  ["a code", (app, actor) => makeLinkCode(app, actor, "lily")],
  [
    "a team's chat",
    (app, actor) =>
      bindChat(app, actor, { platform: "local", workspace: "", chat: "elsewhere" }, undefined),
  ],
];

it.each(changes)("%s is not changed by who lost the event that asked for it", async (_, work) => {
  const { app } = test.genjin;
  const audited = async () =>
    (await app.store.rows<{ count: number }>(sql`SELECT count(*)::int FROM audit_entry`))[0];
  const before = await audited();
  await expect(work(app, admin)).rejects.toThrow(ClaimLostError);
  expect(await audited()).toEqual(before);
  const { event: _event, ...present } = admin;
  await work(app, present);
  expect(await audited()).not.toEqual(before);
});
