import { decodeLocal } from "../../../../src/adapters/local/decode.ts";
import type { Genjin } from "../../../../src/assembly/bootstrap.ts";
import { sql } from "../../../../src/store/database/sql.ts";
import { nudgesEach, referenceOfMember } from "../crowd.ts";
import { type Death, mortal } from "./mortal.ts";
import { takeNotes } from "./note-taker.ts";
import type { Product } from "./product-copy.ts";

/** More than the steps in the database that it takes to answer one message. */
const mostSteps = 80;

/** Longest that an event may take once somebody healthy has it, in milliseconds. */
const patience = 15_000;

/**
 * People log touches while the process that listens dies, each time one step later in the database;
 * what it has not acknowledged comes again, some of it comes again all the same, and another process
 * takes over. What is then wrong with touches and answers, in words; nothing when all is well.
 */
export async function judgeCommands(
  product: Product,
  genjin: Genjin,
  people: number,
): Promise<string[]> {
  const { store } = genjin.app;
  const notes = takeNotes(Date.now);
  const against: string[] = [];
  const live = (death?: Death) => {
    const life = mortal(genjin.bot, notes.adapter, genjin.now, death);
    return { ...life, dispatch: product.createDispatch(life.bot) };
  };
  const other = live();
  const isOpen = async (): Promise<boolean> =>
    (await store.rows(sql`SELECT 1 FROM inbox_event WHERE lease_until IS NOT NULL`)).length > 0;

  let events = 0;
  let hasSurvived = false;
  for (let n = 0; n < mostSteps && !hasSurvived; n++) {
    const handle = `m${n % people}`;
    const reference = referenceOfMember(n % people, people, Math.floor(n / people) % nudgesEach);
    const event = decodeLocal({
      ...{ id: `event-${n}`, as: handle, chat: `direct:${handle}`, at: genjin.now() },
      text: `#${reference} ok note-${n}x`,
    });
    const before = notes.arrived.length;
    const dying = live(n + 1);
    let isTaken = await dying.dispatch.receive(event).then(
      ({ handled }) => untilDead(handled, dying.isDead),
      () => false,
    );
    while (!isTaken)
      isTaken = await other.dispatch.receive(event).then(({ handled }) => handled.then(() => true));
    await store.run(
      sql`UPDATE inbox_event SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`,
    );
    await other.dispatch.takeOver();
    for (const end = Date.now() + patience; (await isOpen()) && Date.now() < end; ) await pause(20);
    if (n % 3 === 1) {
      await product.forgetOld(genjin.app);
      await other.dispatch.receive(event).then(({ handled }) => handled);
    }
    const answers = notes.arrived.length - before;
    events = n + 1;
    hasSurvived = !dying.isDead();
    if (answers !== 1) against.push(`${answers} answers to event ${n}`);
  }
  if (!hasSurvived || events < 5) against.push(`died ${events} times`);
  const touches = await store.rows<{ id: string; content: Buffer }>(
    sql`SELECT id, content FROM touch WHERE content IS NOT NULL`,
  );
  const saved = touches.map(({ id, content }) =>
    store.cipher.open("touch", "content", id, content),
  );
  for (let n = 0; n < events; n++) {
    const effects = saved.filter((text) => text.includes(`note-${n}x`)).length;
    if (effects !== 1) against.push(`${effects} touches of event ${n}`);
  }
  return against;
}

/** Resolves with true when it is handled, or when who handles it has died. */
async function untilDead(handled: Promise<void>, isDead: () => boolean): Promise<true> {
  let isHandled = false;
  void handled.then(() => {
    isHandled = true;
  });
  while (!isHandled && !isDead()) await pause(5);
  await pause(20);
  return true;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
