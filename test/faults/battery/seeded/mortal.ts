import type pg from "pg";
import type { Bot } from "../../../../src/bot/bot.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import type { FailPoint } from "../../../../src/core/fail-point.ts";
import type { Ask } from "../../../../src/store/database/ask.ts";
import { type Db, dbOn, type Store } from "../../../../src/store/database/database.ts";

/** Where a process dies: at a fail point, or instead of its n-th step in the database (from 1). */
export type Death = FailPoint | number;

/** A process that can die in the middle of its work: from then on it reaches nobody any more. */
export type Mortal = { readonly bot: Bot; isDead(): boolean };

/** Lets a bot live as a process of its own on the platform of `adapter`, until `death`. */
export function mortal(genjin: Bot, adapter: Adapter, now: Bot["now"], death?: Death): Mortal {
  let isDead = false;
  let steps = 0;
  const live = (): void => {
    if (isDead) throw new Error("dead");
  };
  const step = (): void => {
    live();
    steps += 1;
    if (steps === death) isDead = true;
    live();
  };
  const runs = (db: Db): Db => {
    const asks: Ask = async <Row extends pg.QueryResultRow>(question: pg.QueryConfig) => {
      step();
      return db.ask<Row>(question);
    };
    return dbOn(asks, db.cipher, db.connection, db.organizationId);
  };
  const mortalStore = (store: Store): Store => ({
    ...store,
    ...runs(store),
    within: (...limits) => mortalStore(store.within(...limits)),
    of: (organizationId) => mortalStore(store.of(organizationId)),
    get unhurried() {
      return mortalStore(store.unhurried);
    },
    transaction: (work) =>
      store.transaction(async (db) => {
        const result = await work(runs(db));
        step();
        return result;
      }),
  });
  const speaks: Adapter = {
    ...adapter,
    async send(to, message, post) {
      live();
      const sent = await adapter.send(to, message, post);
      live();
      return sent;
    },
  };
  const bot: Bot = {
    ...genjin,
    app: { store: mortalStore(genjin.app.store) },
    adapters: new Map([[adapter.platform, speaks]]),
    log: { info() {}, warn() {}, error() {} },
    now,
    passing(point) {
      if (point === death) isDead = true;
      live();
    },
  };
  return { bot, isDead: () => isDead };
}
