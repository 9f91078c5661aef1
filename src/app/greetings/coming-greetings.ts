import { type ComingFestival, comingFestivals } from "../../core/greetings/greeting-list.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";
import { findGreetings } from "./find-greetings.ts";

/** How far ahead festivals are listed, in days. */
const ahead = 60;

/** The festivals that people at the actor's own customers keep, or may keep, in the next weeks. */
export async function comingGreetings(app: App, actor: Actor): Promise<ComingFestival[]> {
  return comingFestivals(await findGreetings(app, actor.scope, actor.now, { from: 0, to: ahead }));
}
