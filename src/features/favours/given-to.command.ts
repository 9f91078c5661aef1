import { looksLikeName } from "../../bot/arguments/read-contact.ts";
import { type Split, splitAs } from "../../bot/arguments/split-target.ts";
import type { CommandContext } from "../../bot/command.ts";
import { findAmounts } from "../../bot/grammar/find-amounts.ts";
import { shaped } from "../../bot/grammar/words/normalise-input.ts";
import { mentionsIn } from "../../bot/subject/mentions-in.ts";
import { calledAtHead } from "../../bot/subject/on-customer.ts";
import { isOrdinary } from "../../bot/understanding/free/act-model.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { parseReference } from "../../core/customer/reference.ts";
import { splitReturn } from "../../core/owed/favour-told.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichCustomerView } from "../../views/search/which-customer-view.ts";

/** Whom words are about; `isNamed`: that stands before all else. */
type Given = { readonly about: Split; readonly isNamed: boolean };

/** Where a customer stands in words. */
type Place = { readonly from: number; readonly to: number; readonly ref: string };

/**
 * Whom something was given to: whoever is named, wherever that is, goes before the customer that the
 * conversation tells. A question where several may be meant.
 */
export async function givenTo(
  context: CommandContext,
  written: Split,
): Promise<Given | OutboundMessage> {
  const { audience, speak } = context;
  const about = beginsWithSum(written, context) ? splitAs([], written.whole) : written;
  const { rest } = about;
  if (about.targets.length > 0 || (await calledAtHead(context, rest)) !== null)
    return { about, isNamed: true };
  const [byRef, ...others] = referencesIn(rest);
  if (others.length > 0)
    throw new Refusal("one-at-a-time", { usage: speak.t("commands:concede.usage") });
  if (byRef !== undefined) return { about: setApart(rest, byRef), isNamed: false };
  const mentions = await mentionsIn(context, rest);
  const among = [
    ...new Map(mentions.flatMap((one) => one.among).map((one) => [one.id, one])).values(),
  ];
  const [mention] = mentions;
  const [only, ...more] = among;
  if (mention === undefined || only === undefined) {
    refuseStranger(rest);
    return { about, isNamed: false };
  }
  const { from, to, by, isDoubtful } = mention;
  if (more.length > 0 || mentions.length > 1 || isDoubtful || by !== "name") {
    const lineFor = ({ ref }: { readonly ref: string }) =>
      buttonLine("concede", `#${ref}`, `? ${rest}`);
    return whichCustomerView(among, lineFor, audience, speak);
  }
  return { about: setApart(rest, { from, to, ref: only.ref }), isNamed: false };
}

/** `500 USD for a referral`: the number is that of a sum, not of a row; in `3 USD 500` it is. */
function beginsWithSum({ targets, whole }: Split, { lexicon }: CommandContext): boolean {
  const [target] = targets;
  if (target === undefined || !("number" in target)) return false;
  const [first] = findAmounts(shaped(whole), lexicon);
  return first?.from === 0 && first.currency !== null && !/^\s*\d/.test(whole.slice(first.to));
}

/** `#K3F`, `K3F` anywhere in words. */
const referencesIn = (text: string): Place[] =>
  [...text.matchAll(/(?<![\p{Script=Latin}\p{N}#])#?([a-z0-9]{3,7})(?![a-z0-9])/giu)].flatMap(
    ({ 0: whole, 1: code = "", index }) =>
      parseReference(code) === null
        ? []
        : [{ from: index, to: index + whole.length, ref: code.toUpperCase() }],
  );

/** `3% for Nile Trading` names Nile behind a word for it; where it does not, it is asked whether anything was given. */
function setApart(text: string, { from, to, ref }: Place): Split {
  const before = text.slice(0, from);
  const left = before.replace(/(?:^|\s+)(?:for|to)\s+$|\s*[给对向]\s*$/iu, "");
  const isGivenTo = left !== before;
  const words = isGivenTo ? `${left} ${text.slice(to).trim()}`.trim() : `? ${text}`;
  return splitAs([{ ref }], words);
}

/** Throws `Refusal` `nobody-named` where `3% for Kassel Stahl` names whom nobody knows: that is nothing to come back. */
function refuseStranger(text: string): void {
  const { back } = splitReturn(text);
  if (back === null || !/^\p{Lu}/u.test(back) || !looksLikeName(back)) return;
  if (back.split(/\s+/).every((word) => isOrdinary(word.toLowerCase()))) return;
  throw new Refusal("nobody-named", { name: back });
}
