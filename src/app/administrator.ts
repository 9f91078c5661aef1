import { firstAdmin, type KnownMember } from "../store/members.ts";
import type { App } from "./app.ts";

/** The first admin (else manager), on whose behalf the command line works; null while empty. */
export const administrator = (app: App): Promise<KnownMember | null> => firstAdmin(app.store);
