import { rosterOf } from "../app/push/roster.ts";
import type { Speaking } from "../bot/bot.ts";
import type { PushPreview, WantedPreview } from "../bot/posting/push-preview.ts";
import { composeTogether, partsOf } from "./compose-together.ts";
import type { Job } from "./define-job.ts";
import { messagesOf } from "./messages-of.ts";
import { occasionsOf } from "./occasions-of.ts";

/** Occasions that are looked at before there is nothing to show. */
const mostOccasions = 150;

/**
 * The first message in which a push of a kind has something to say to a recipient in that time, as it
 * will come: with whatever else comes in it. Null where there is none.
 */
export async function previewPush(
  bot: Speaking,
  jobs: readonly Job[],
  { kind, recipient, from, to }: WantedPreview,
): Promise<PushPreview | null> {
  const roster = await rosterOf(bot.app, recipient);
  if (roster === null) return null;
  const occasions = occasionsOf(jobs, roster, from, to)
    .filter((occasion) => occasion.recipient === recipient)
    .sort((a, b) => a.tick - b.tick);
  const messages = messagesOf(occasions).filter((parts) => parts.some((one) => one.kind === kind));
  const locale = (roster.members[0] ?? roster.teams[0])?.locale ?? roster.organization.locale;
  for (const message of messages.slice(0, mostOccasions)) {
    const parts = partsOf(jobs, message);
    const wanted = parts.find(({ job }) => job.name === kind);
    if (wanted === undefined) continue;
    const { job, occasion } = wanted;
    if ((await job.compose(bot, occasion, occasion.tick)) === null) continue;
    const together = await composeTogether(bot, parts, locale, occasion.tick);
    if (together === null) continue;
    const kinds = together.parts.map((part) => part.job.name);
    return { at: occasion.tick, message: together.message, kinds };
  }
  return null;
}
