import { firstAdmin, type KnownMember } from "../../store/members/members.ts";
import type { App } from "../app.ts";

/** The member on whose behalf the command line works by default; null while there is nobody. */
export const administrator = (app: App): Promise<KnownMember | null> => firstAdmin(app.store);
