import { appIn } from "../app/app.ts";
import { isFirst } from "../app/members/find-organization.ts";
import type { Bot } from "./bot.ts";

const housed = new WeakMap<Bot, Map<string, Promise<Bot>>>();

/** The bot as one organization has it: what it finds and says is theirs alone. The same one each time. */
export async function botIn(bot: Bot, organizationId: string | null): Promise<Bot> {
  if (organizationId === null || bot.app.store.organizationId === organizationId) return bot;
  const made = housed.get(bot) ?? new Map<string, Promise<Bot>>();
  housed.set(bot, made);
  const known = made.get(organizationId);
  if (known !== undefined) return known;
  // Many ask at the same moment: one question is enough, and one that failed is asked again.
  const own = makeBotIn(bot, organizationId);
  made.set(organizationId, own);
  own.catch(() => made.delete(organizationId));
  return own;
}

async function makeBotIn(bot: Bot, organizationId: string): Promise<Bot> {
  const isOnly = await isFirst(bot.app, organizationId);
  return {
    ...bot,
    app: appIn(bot.app, organizationId),
    routes: isOnly ? bot.routes : bot.routes.of(organizationId),
  };
}
