import { findAccounts, rememberDirect } from "../app/members/find-accounts.ts";
import { findChat } from "../app/messages/find-chat.ts";
import { findIgnored, rememberAsked } from "../app/push/ask-ignored.ts";
import { type Ending, outboxOf } from "../app/push/outbox.ts";
import { rosterOf } from "../app/push/roster.ts";
import type { Bot } from "../bot/bot.ts";
import { placeOf } from "../bot/posting/place-of.ts";
import { pushPlatforms } from "../bot/posting/push-platforms.ts";
import type { Conversation } from "../chat/event.ts";
import { afterQuiet } from "../core/push/after-quiet.ts";
import { type Recipient, type Roster, recipientId } from "../core/push/occasion.ts";
import { mostIgnored, promisedKinds } from "../core/push/push-settings.ts";
import type { Locale } from "../core/vocabulary.ts";
import { AdapterError } from "../errors.ts";
import { withKeepOrMute } from "../views/push/keep-or-mute-view.ts";
import { type Attempt, isLockedOut } from "./attempt.ts";
import { composeTogether, partsOf } from "./compose-together.ts";
import { type FrozenPush, readPush } from "./frozen-push.ts";
import { stillHolds } from "./occasions-of.ts";
import { routeTo } from "./route-to.ts";
import { aheadOf, type Sending } from "./schedule.ts";

/** Of what cannot even be addressed while its platform does not let us in. */
const later = { retryable: true, retryAfterMs: 60_000, hindrance: "access" } as const;

/** What is to be sent, where, and in which language we speak there. */
export type PreparedPush = FrozenPush & { readonly locale: Locale };

/**
 * What to send and where: what the first attempt froze, else written as things stand now; or why
 * there is nothing to send any more. Throws `AdapterError`.
 */
export async function preparePush(
  sending: Sending,
  attempt: Attempt,
): Promise<PreparedPush | Ending> {
  const { bot, jobs } = sending;
  const { claimed, isProbe } = attempt;
  const { recipient, payload, isUnclear } = claimed;
  const roster = await rosterOf(bot.app, recipient);
  const outbox = outboxOf(bot.app, aheadOf(sending));
  const joined = await outbox.joinedTo(claimed);
  const parts = partsOf(jobs, [claimed, ...joined]).filter(
    ({ job, occasion }) => roster !== null && stillHolds(job, roster, occasion),
  );
  if (roster === null || parts.length === 0) {
    return { state: "superseded", reason: "no longer intended" };
  }
  const [member] = roster.members;
  // A push is planned outside the quiet hours; one that has waited may come into them.
  const now = bot.now();
  const isPromised = promisedKinds.includes(claimed.kind);
  const inMs = member === undefined || isPromised ? 0 : afterQuiet(now, member) - now;
  if (inMs > 0 && !isUnclear) {
    return { state: "pending", inMs, reason: "quiet hours", isUntried: true };
  }
  const locale = member?.locale ?? roster.teams[0]?.locale ?? roster.organization.locale;
  if (payload !== null) return { ...readPush(payload), locale };
  const composed = await composeTogether(bot, parts, locale, now);
  const said = new Set(composed?.parts.map(({ occasion }) => occasion));
  // What is joined to a push that has nothing to say is told by another of them.
  if (composed === null || !said.has(claimed)) {
    return { state: "superseded", reason: "nothing to say" };
  }
  const silent = joined.filter((one) => !said.has(one)).map(({ id }) => id);
  if (silent.length > 0) await outbox.leaveOut(claimed, silent);
  bot.passing?.("after-compose");
  const opened = await openDirect(bot, recipient, roster, (platform) => {
    attempt.platform = platform;
    if (isLockedOut(attempt) && !isProbe) throw new AdapterError("locked out", later);
  });
  const to = opened ?? (await routeTo(bot, recipient, roster));
  if (to === null) return { state: "dead", reason: "no chat" };
  const kinds = composed.parts.map(({ job }) => job.name);
  const ignored =
    member === undefined
      ? null
      : await findIgnored(bot.app, claimed.organizationId, recipient, member.id, kinds);
  if (ignored === null) return { to, message: composed.message, locale };
  await rememberAsked(bot.app, claimed.organizationId, recipient, ignored);
  const speak = bot.translator.speaker(locale, now);
  return { to, message: withKeepOrMute(composed.message, ignored, mostIgnored, speak), locale };
}

/**
 * Opens the direct chat with a member on the platform where their pushes go, if none is known there
 * yet; where it has none to open, on the next one they are linked on. Answers what was opened, null
 * when nothing was; `trying` hears of each platform before it is asked. Throws `AdapterError`.
 */
async function openDirect(
  { app, adapters }: Pick<Bot, "app" | "adapters">,
  recipient: Recipient,
  { members }: Roster,
  trying: (platform: string) => void,
): Promise<Conversation | null> {
  const member = members.find(({ id }) => id === recipientId(recipient));
  if (member === undefined) return null;
  const accounts = await findAccounts(app, member.id, pushPlatforms(adapters));
  for (const { platform, workspace, userId } of accounts) {
    if ((await findChat(app, recipient, [platform])) !== null) return null;
    trying(platform);
    const direct = await adapters.get(platform)?.openDirect?.({ userId }, workspace);
    if (direct === undefined) continue;
    await rememberDirect(app, member, placeOf(direct));
    return direct;
  }
  return null;
}
