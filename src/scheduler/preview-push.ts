import { rosterOf } from "../app/push/roster.ts";
import type { Bot } from "../bot/bot.ts";
import type { PushPreview, WantedPreview } from "../bot/posting/push-preview.ts";
import type { Job } from "./define-job.ts";
import { occasionsOf } from "./occasions-of.ts";

/** Occasions that are looked at before there is nothing to show. */
const mostOccasions = 150;

/** The first push of a kind that has something to say to a recipient in that time; null: none has. */
export async function previewPush(
  bot: Pick<Bot, "app" | "translator">,
  jobs: readonly Job[],
  { kind, recipient, from, to }: WantedPreview,
): Promise<PushPreview | null> {
  const job = jobs.find(({ name }) => name === kind);
  const roster = await rosterOf(bot.app, recipient);
  if (job === undefined || roster === null) return null;
  const occasions = occasionsOf([job], roster, from, to)
    .filter((occasion) => occasion.recipient === recipient)
    .sort((a, b) => a.tick - b.tick);
  for (const occasion of occasions.slice(0, mostOccasions)) {
    const push = await job.compose(bot, occasion, occasion.tick);
    if (push !== null) return { at: occasion.tick, message: push.message };
  }
  return null;
}
