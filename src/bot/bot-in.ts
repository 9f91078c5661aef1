import { appIn } from "../app/app.ts";
import { isFirst } from "../app/members/find-organization.ts";
import type { Bot } from "./bot.ts";

const housed = new WeakMap<Bot, Map<string, Bot>>();

/** The bot as one organization has it: what it finds and says is theirs alone. The same one each time. */
export async function botIn(bot: Bot, organizationId: string | null): Promise<Bot> {
  if (organizationId === null || bot.app.store.organizationId === organizationId) return bot;
  const made = housed.get(bot) ?? new Map<string, Bot>();
  housed.set(bot, made);
  const known = made.get(organizationId);
  if (known !== undefined) return known;
  const isOnly = await isFirst(bot.app, organizationId);
  const own = {
    ...bot,
    app: appIn(bot.app, organizationId),
    routes: isOnly ? bot.routes : bot.routes.of(organizationId),
  };
  made.set(organizationId, own);
  return own;
}
