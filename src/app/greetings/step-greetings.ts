import type { FestivalId } from "../../core/greetings/customs.ts";
import type { GreetingStep } from "../../core/greetings/greeting-list.ts";
import type { PlannedGreeting } from "../../core/greetings/planned-greeting.ts";
import { mannersOf } from "../../store/people/greeting-contacts.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { findGreetings } from "./find-greetings.ts";

/** A festival is greeted until two days after it, and found a year ahead. */
const span = { from: -2, to: 384 };

/** From where to go on: with one person, after one, from the beginning, or not at all. */
export type GreetingPlace = { readonly at: string } | { readonly after: string } | "start" | "end";

/**
 * A person to greet for a festival. First come those who are sure to keep it, then those of whom to
 * find out.
 */
export async function stepGreetings(
  app: App,
  actor: Actor,
  festival: FestivalId,
  place: GreetingPlace,
): Promise<GreetingStep> {
  const all = await findGreetings(app, actor.scope, actor.now, span);
  const theirs = nearest(all.filter(({ day }) => day.festival === festival));
  const ofState = (state: PlannedGreeting["state"]) => theirs.filter((one) => one.state === state);
  const ask = ofState("ask");
  const line = [...theirs.filter(({ state }) => state !== "ask"), ...ask];
  const greeting = find(line, place);
  const manners =
    greeting === null ? null : await mannersOf(app.store, actor.scope, [greeting.contact.id]);
  const known = { taboos: null, preferences: null, ...manners?.get(greeting?.contact.id ?? "") };
  return {
    festival,
    card: greeting === null ? null : { ...greeting, ...known },
    ready: ofState("ready").length,
    ask: ask.length,
    sent: ofState("sent").length,
    held: ofState("held"),
  };
}

/** Of the dates of one festival for one person the first that is not over. */
function nearest(greetings: readonly PlannedGreeting[]): PlannedGreeting[] {
  const first = new Map<string, PlannedGreeting>();
  for (const one of greetings) {
    if (!first.has(one.contact.id)) first.set(one.contact.id, one);
  }
  return [...first.values()];
}

function find(line: readonly PlannedGreeting[], place: GreetingPlace): PlannedGreeting | null {
  if (place === "end") return null;
  if (place !== "start" && "at" in place) {
    return line.find(({ contact }) => contact.id === place.at) ?? null;
  }
  const after = place === "start" ? null : place.after;
  const from = line.findIndex(({ contact }) => contact.id === after) + 1;
  return line.slice(from).find(({ state }) => state === "ready" || state === "ask") ?? null;
}
