import type { Actor } from "../../app/actor.ts";
import type { App } from "../../app/app.ts";
import { freshenValues } from "../../app/value/keep-values.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { ProductPair } from "../../core/value/product-pairs.ts";
import { commonPairs, pairsFor } from "../../store/value/product-pairs.ts";
import { type Cell, cells, type Playbook, type PlayPage } from "./plays.core.ts";
import { countCells, customersIn, ownTexts } from "./plays.store.ts";

/** Customers on a page. */
const pageSize = 10;

/** What is told of products on one page, and on a card. */
const [mostPairs, mostOnCard, mostListed] = [3, 2, 20];

/** What to do in each cell, how many of the actor's customers are there, and what is bought together. */
export async function listPlays(app: App, actor: Actor): Promise<Playbook> {
  const { store } = app;
  const { scope, now } = actor;
  await freshenValues(app, now);
  const textOf = await ownTexts(store, scope);
  const counts = await countCells(store, scope, now);
  const plays = cells.map((cell) => {
    const { customers = 0, due = 0 } =
      counts.find(({ stage, worth }) => stage === cell.stage && worth === cell.worth) ?? {};
    return { ...cell, text: textOf(cell), customers, due };
  });
  return { plays, pairs: await commonPairs(store, scope.organizationId, mostPairs) };
}

/** What is bought together, the most telling first. */
export async function listPairs(app: App, { scope, now }: Actor): Promise<readonly ProductPair[]> {
  await freshenValues(app, now);
  return commonPairs(app.store, scope.organizationId, mostListed);
}

/** A page of the actor's customers in a cell, without those that were shown before. */
export async function listPlay(
  app: App,
  actor: Actor,
  cell: Cell,
  shown: readonly string[],
): Promise<PlayPage> {
  const { store } = app;
  const { scope, now } = actor;
  if (shown.length === 0) await freshenValues(app, now);
  const textOf = await ownTexts(store, scope);
  const which = { shown, most: pageSize * 2 };
  const { customers, left } = await customersIn(store, scope, cell, which, now);
  return {
    ...{ cell, text: textOf(cell), total: shown.length + left, left },
    customers: customers.slice(0, pageLength(left, pageSize)),
    firstNumber: shown.length + 1,
  };
}

/** The ids of all in a cell that were not shown before, up to `most`. */
export async function allOfPlay(
  { store }: App,
  { scope, now }: Actor,
  cell: Cell,
  shown: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const { customers } = await customersIn(store, scope, cell, { shown, most }, now);
  return customers.map(({ id }) => id);
}

/** What a customer did not buy yet that others did who bought the same. */
export const alsoBought = (
  { store }: App,
  { scope }: Actor,
  customerId: string,
): Promise<readonly ProductPair[]> => pairsFor(store, scope, customerId, mostOnCard);
