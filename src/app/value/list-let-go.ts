import type { LetGoList } from "../../core/value/let-go.ts";
import { letGoList } from "../../store/value/let-go.ts";
import type { Actor } from "../actor.ts";
import type { App } from "../app.ts";

/** Who of tier E may be let go: of the visible customers, so many at a time. */
export const listLetGo = (
  { store }: App,
  { scope, now }: Actor,
  most: number,
): Promise<LetGoList> => letGoList(store, scope, now, most);
