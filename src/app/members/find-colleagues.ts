import { type Colleague, findColleagues as find } from "../../store/members/colleagues.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Those whose customers the actor sees who are called so, by handle or name. */
export const findColleagues = (app: App, actor: Actor, name: string): Promise<Colleague[]> =>
  find(app.store, actor.scope, name);
