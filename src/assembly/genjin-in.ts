import { appIn } from "../app/app.ts";
import { botIn } from "../bot/bot-in.ts";
import type { Genjin } from "./bootstrap.ts";

/** The app as one organization has it. */
export const genjinIn = async (genjin: Genjin, organizationId: string): Promise<Genjin> => ({
  ...genjin,
  app: appIn(genjin.app, organizationId),
  bot: await botIn(genjin.bot, organizationId),
  localChat: await genjin.localChat.of(organizationId),
});
