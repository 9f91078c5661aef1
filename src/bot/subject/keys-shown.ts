import { findSent, latestList } from "../../app/messages/find-sent.ts";
import type { About } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";
import { readAbout } from "./on-customer.ts";

/** A saved line that names one thing owed to a customer. */
const aboutOne = /^\/\S+ #(\w+) (0[0-9a-f]{6})$/;

/**
 * What names the things owed that stand under the numbers of a text, in the list that was shown last or is
 * replied to, with the references of their customers.
 */
export async function keysShown(
  context: CommandContext,
  about: About,
): Promise<ReadonlyMap<string, string>> {
  const numbers = readAbout(about, context).targets.flatMap((target) =>
    "number" in target ? [target.number] : [],
  );
  if (numbers.length === 0) return new Map();
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const list =
    reply?.messageId === undefined
      ? await latestList(app, actor, place)
      : await findSent(app, place, reply.messageId);
  return new Map(
    numbers.flatMap((number) => {
      const line = list?.commands.choices[number - list.firstNumber] ?? "";
      const [, ref, key] = aboutOne.exec(line) ?? [];
      return ref === undefined || key === undefined ? [] : [[key, ref] as const];
    }),
  );
}
