import { findOpenDrafts } from "../../app/drafts/keep-draft.ts";
import { findSent, openQuestion, type SentMessage } from "../../app/messages/find-sent.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";
import { quotedListing } from "./subject-sources.ts";

/** Draft that a choice of a question records. */
const confirmLine = /^\/confirm (\S+)$/;

/** The drafts that the choices of a question record, in their order; null for a choice that does something else. */
export const draftsAsked = (question: SentMessage | null): readonly (string | null)[] =>
  (question?.commands.choices ?? []).map((choice) => confirmLine.exec(choice)?.[1] ?? null);

/**
 * The message that an answer is given to: the one replied to, else the question that is open here. A
 * platform that only quotes does not say which message that was: where it names other customers than the
 * open question, the answer is none to it. Null where there is none.
 */
export async function questionMeant(
  context: CommandContext,
  hours?: number,
): Promise<SentMessage | null> {
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  if (reply?.messageId !== undefined) return findSent(app, place, reply.messageId);
  const open = await openQuestion(app, actor, place, hours);
  if (open === null) return null;
  const listing = await quotedListing(context);
  const quoted = (listing?.customers ?? []).filter((one) => one !== null);
  const [first, ...others] = quoted;
  if (first === undefined) return open;
  const asked = await customersAsked(context, open);
  // What is asked about one may tell after it who is next. A message about one of many, such as a
  // nudge, is not the question about all of them.
  const isIt =
    asked.size === 1
      ? asked.has(first.id)
      : others.length > 0 && quoted.every(({ id }) => asked.has(id));
  return isIt ? open : null;
}

/**
 * The question of which an answer chooses. In a thread whoever answers replies to its first message: where
 * that offers nothing, it is the question that is open here.
 */
export async function choiceMeant(context: CommandContext): Promise<SentMessage | null> {
  const { app, actor, conversation, reply } = context;
  const meant = await questionMeant(context);
  const isOther = reply?.messageId !== undefined && (meant?.commands.choices ?? []).length === 0;
  return isOther ? openQuestion(app, actor, placeOf(conversation)) : meant;
}

/** Those whom a question names, and all whom its drafts would change. */
async function customersAsked(
  { app, actor }: CommandContext,
  question: SentMessage,
): Promise<ReadonlySet<string>> {
  const ids = draftsAsked(question).filter((id) => id !== null);
  const drafts = ids.length === 0 ? [] : await findOpenDrafts(app, actor);
  const items = drafts.filter(({ id }) => ids.includes(id)).flatMap((draft) => draft.items);
  return new Set([...question.customerIds, ...items.flatMap(customersOf)]);
}

function customersOf(item: DraftItem): readonly string[] {
  if ("customers" in item) return item.customers.map(({ id }) => id);
  return "customer" in item ? [item.customer.id] : [];
}
