import { findSent, isList, latestLists, type SentMessage } from "../../app/messages/find-sent.ts";
import { findById } from "../../app/search/find-named.ts";
import type { NamedCustomer } from "../../core/search/named-customer.ts";
import { Refusal } from "../../errors.ts";
import type { CommandContext } from "../command.ts";
import type { LogTarget } from "../grammar/log-entry.ts";
import { placeOf } from "../posting/place-of.ts";
import { savedCall } from "../understanding/saved-call.ts";
import { type Listing, quotedListing } from "./subject-sources.ts";

/** So many customers are changed at once. */
export const mostAtOnce = 5000;

/**
 * The customers of a list, those too that its further pages would show, but for some of them by number or
 * reference: of the list replied to, else of the member's latest here. Throws `Refusal`
 * `no-whole-list`, `list-too-long`, `unknown-ref`, `number-not-in-list`.
 */
export async function wholeList(
  context: CommandContext,
  allBut: readonly LogTarget[],
): Promise<readonly NamedCustomer[]> {
  const { app, actor } = context;
  const list = await listMeant(context);
  if (list === null) throw new Refusal("no-whole-list");
  const shown = list.customerIds;
  const rest = await restOf(context, list.commands.more);
  const ids = [...new Set([...shown, ...rest])];
  if (ids.length > mostAtOnce)
    throw new Refusal("list-too-long", { count: ids.length, most: mostAtOnce });
  const known = await findById(app, actor, ids);
  const left = new Set(
    allBut.map((target) => {
      const id =
        "number" in target
          ? shown[target.number - list.firstNumber]
          : [...known.values()].find(({ ref }) => ref === target.ref)?.id;
      if (id !== undefined) return id;
      throw "ref" in target
        ? new Refusal("unknown-ref", { ref: target.ref })
        : new Refusal("not-shown-yet", {
            number: target.number,
            last: list.firstNumber + shown.length - 1,
          });
    }),
  );
  const customers = ids.flatMap((id) => (left.has(id) ? [] : (known.get(id) ?? [])));
  if (customers.length === 0) throw new Refusal("no-whole-list");
  return customers;
}

/** The list replied to, with the pages that lead up to it where it is the latest; else the latest. */
async function listMeant(context: CommandContext): Promise<SentMessage | null> {
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const [latest] = await latestLists(app, actor, place);
  const replied =
    reply?.messageId === undefined ? null : await findSent(app, place, reply.messageId);
  const quoted = replied === null ? await quotedListing(context) : null;
  const isOther = quoted !== null && !(latest !== undefined && isQuoted(quoted, latest));
  if (isOther) return null;
  const isOfLatest = replied === null || (latest !== undefined && isPageOf(replied, latest));
  const list = isOfLatest ? latest : replied;
  return list === undefined || list.customerIds.length === 0 ? null : list;
}

/** Whether a message is a page of a list: the same customers by the same numbers. */
function isPageOf(page: SentMessage, list: SentMessage): boolean {
  const { customerIds: ids, firstNumber } = page;
  const at = firstNumber - list.firstNumber;
  const isWithin = ids.length > 0 && ids.every((id, index) => list.customerIds[at + index] === id);
  const isLast = at + ids.length === list.customerIds.length;
  return isList(page) && isWithin && (!isLast || page.commands.more === list.commands.more);
}

/** Whether a list is the one that a platform quotes: its customers stand in it by the numbers quoted. */
const isQuoted = ({ numbers }: Listing, { customerIds, firstNumber }: SentMessage): boolean =>
  numbers.size > 0 &&
  [...numbers].every(
    ([number, one]) => one === null || customerIds[number - firstNumber] === one.id,
  );

/** Those whom the pages to come would name. */
async function restOf(context: CommandContext, more: string | null): Promise<readonly string[]> {
  const call = more === null ? null : savedCall(more, context);
  const command = call === null ? undefined : context.commands.get(call.command);
  const args = call === null ? undefined : command?.args.safeParse(call.args);
  if (command?.rest === undefined || args?.success !== true) return [];
  return command.rest(context, args.data);
}
