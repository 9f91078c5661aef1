import { findSent, latestList } from "../../../app/messages/find-sent.ts";
import type { CommandCall } from "../../command-call.ts";
import { placeOf } from "../../posting/place-of.ts";
import type { Line } from "../line.ts";
import type { Reading, ReadingContext } from "../reading.ts";
import { savedCall } from "../saved-call.ts";

/** A number and words after it, or before it; Chinese ones may stand close. */
const forms = [
  /^(?<number>\d{1,2})(?:[\s.、,，:：]+|(?=\p{Script=Han}))(?<words>\S.*)$/su,
  /^(?<words>\D*[^\d\s])\s*(?<number>\d{1,2})$/su,
];

/**
 * `2 gift tea 40 USD` where the latest list, or the message replied to, keeps a command under its numbers
 * that goes on with these words.
 */
export async function asChoiceContinued({ text }: Line, context: ReadingContext): Promise<Reading> {
  const said = forms.flatMap((form, at) => {
    const { number = "", words = "" } = form.exec(text)?.groups ?? {};
    return words === "" ? [] : [{ number, words, isAhead: at > 0 }];
  });
  const meant = said.filter((one) => goesOn(one, context));
  if (meant.length === 0) return "no";
  const { app, actor, conversation, reply } = context;
  const place = placeOf(conversation);
  const list =
    reply?.messageId === undefined
      ? await latestList(app, actor, place)
      : await findSent(app, place, reply.messageId);
  if (list === null) return "no";
  for (const one of meant) {
    const saved = list.commands.choices[Number(one.number) - list.firstNumber];
    const call = saved === undefined ? null : savedCall(saved, context);
    const longer = call && continued(call, one, context);
    if (longer !== null) return { type: "call", call: longer, isSaved: true };
  }
  return "no";
}

/** Words, and whether they stand before their number. */
type Told = { readonly words: string; readonly isAhead: boolean };

/** Whether any command goes on so. */
const goesOn = ({ words, isAhead }: Told, { commands }: ReadingContext): boolean =>
  [...commands.values()].some(({ continues }) => continues?.says(words, isAhead) === true);

/** A call with words behind what it says already; null where its command does not go on so. */
function continued(
  { command, args }: CommandCall,
  { words, isAhead }: Told,
  { commands }: ReadingContext,
): CommandCall | null {
  const { continues } = commands.get(command) ?? {};
  if (continues?.says(words, isAhead) !== true) return null;
  const before = args[continues.argument];
  return { command, args: { ...args, [continues.argument]: `${String(before)} ${words}` } };
}
