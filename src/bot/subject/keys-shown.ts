import { findSent, latestList } from "../../app/messages/find-sent.ts";
import type { About } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import { placeOf } from "../posting/place-of.ts";
import { readAbout } from "./on-customer.ts";

/** A saved line that names one thing owed to a customer. */
const aboutOne = /^\/\S+ #\w+ (0[0-9a-f]{6})$/;

/** What names the things owed that stand under the numbers of a text, in the list that was shown last or is replied to. */
export async function keysShown(
  context: CommandContext,
  about: About,
): Promise<ReadonlySet<string>> {
  const numbers = readAbout(about, context).targets.flatMap((target) =>
    "number" in target ? [target.number] : [],
  );
  if (numbers.length === 0) return new Set();
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const list =
    reply?.messageId === undefined
      ? await latestList(app, actor, place)
      : await findSent(app, place, reply.messageId);
  return new Set(
    numbers.flatMap((number) => {
      const line = list?.commands.choices[number - list.firstNumber] ?? "";
      return aboutOne.exec(line)?.slice(1, 2) ?? [];
    }),
  );
}
