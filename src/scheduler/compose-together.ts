import type { Speaking } from "../bot/bot.ts";
import { leading } from "../core/push/bundled.ts";
import type { Occasion } from "../core/push/occasion.ts";
import type { Instant } from "../core/time/civil.ts";
import type { Locale } from "../core/vocabulary.ts";
import { joinedView } from "../views/push/joined-view.ts";
import type { Job, Push, PushItem } from "./define-job.ts";

/** One push of those that are a message. */
type Part = { readonly job: Job; readonly occasion: Occasion };

/** These occasions with their jobs, in the order of all jobs; those that no job knows are left out. */
export const partsOf = (
  jobs: readonly Job[],
  occasions: readonly (Occasion & { readonly kind: string })[],
): Part[] =>
  jobs.flatMap((job) =>
    occasions.filter(({ kind }) => kind === job.name).map((occasion): Part => ({ job, occasion })),
  );

/** A message of pushes: of which kind it is, and what its sections are. */
type Together = Push & { readonly kind: string; readonly parts: readonly Part[] };

/**
 * The one message of pushes that come together, as things stand `now`, and of which kind it is; null
 * when none has anything to say.
 */
export async function composeTogether(
  bot: Speaking,
  parts: readonly Part[],
  locale: Locale,
  now: Instant,
): Promise<Together | null> {
  const composed = await Promise.all(
    parts.map(async (part) => {
      const { job, occasion } = part;
      const push = await job.compose(bot, occasion, now);
      return push && { ...push, kind: job.name, part };
    }),
  );
  const said = composed.filter((push) => push !== null);
  const [only, ...others] = said;
  if (only === undefined) return null;
  const sections = said.map(({ part }) => part);
  if (others.length === 0) return { ...only, parts: sections };
  return {
    parts: sections,
    kind: said.find(({ kind }) => kind === leading)?.kind ?? only.kind,
    message: joinedView(said, bot.translator.speaker(locale, now)),
    items: uniqueOf(said.flatMap(({ items }) => items)),
  };
}

/** Each customer once, as the first section names them. */
const uniqueOf = (items: readonly PushItem[]): PushItem[] => {
  const byRef = new Map([...items].reverse().map((item) => [item.ref, item]));
  return [...byRef.values()].reverse();
};
