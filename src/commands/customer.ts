import { z } from "zod";
import { prepareCall } from "../app/customer/prepare-call.ts";
import { setAlias } from "../app/customer/set-alias.ts";
import { setCompany } from "../app/customer/set-company.ts";
import { showCustomer } from "../app/customer/show-customer.ts";
import { readCompany, type ToldOfCompany } from "../bot/arguments/read-company.ts";
import { aboutOne, type Split, splitTarget } from "../bot/arguments/split-target.ts";
import { defineCommand } from "../bot/command.ts";
import type { Lexicon } from "../bot/grammar/words/lexicon.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { isHan, wordAt } from "../bot/grammar/words/word-table.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { onNamedCustomer } from "../bot/subject/on-named-customer.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { Refusal } from "../errors.ts";
import { changedView } from "../views/changes/changed-view.ts";
import { callCardView } from "../views/customer/call-card-view.ts";
import { customerCardView } from "../views/customer/customer-card-view.ts";

/**
 * `/c NAME`: what one needs to call one customer, by reference, list number, code or name; `/c NAME all`
 * everything about it. `/c K3F alias NAME` teaches a further name of it, `/c K3F no alias NAME` forgets it;
 * `/c K3F website www.delta.de` keeps what is told of the company.
 */
export const customer = defineCommand<CalledArgs["c"]>({
  name: "c",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({
    about: aboutOne(z.string().max(200)).prefault(""),
    isWhole: z.literal(true).optional(),
  }),
  positional: ["about…"],
  reads: (rest, lexicon) => {
    const about = splitTarget(rest);
    return aliasIn(about, lexicon) === null && companyIn(about, lexicon) === null;
  },
  run(context, { about: asked, isWhole }) {
    const { app, actor, audience, cardSections, briefSections, lexicon, speak } = context;
    const whole = wholeOf(asked, lexicon);
    const about = whole ?? asked;
    const alias = aliasIn(about, lexicon);
    if (alias !== null)
      return onCustomer(context, "c", { ...about, rest: "" }, async (id) => {
        const result = await setAlias(app, actor, id, alias.name, alias.isGone);
        return changedView(result, actor.member.zone, audience, speak);
      });
    const company = companyIn(about, lexicon);
    if (company?.wrong != null) {
      const { field, text } = company.wrong;
      throw new Refusal("company-value", { field: speak.t(`company.field.${field}`), text });
    }
    if (company !== null)
      return onCustomer(context, "c", { ...about, rest: "" }, async (id) => {
        const result = await setCompany(app, actor, id, company.facts);
        return changedView(result, actor.member.zone, audience, speak);
      });
    return onNamedCustomer(context, "c", about, async (id) => {
      const { zone } = actor.member;
      if (whole === null && isWhole === undefined) {
        const brief = await Promise.all(briefSections.map((section) => section(context, id)));
        const after = brief.flat();
        return callCardView(await prepareCall(app, actor, id), actor.now, zone, speak, { after });
      }
      const card = await showCustomer(app, actor, id);
      const sections = await Promise.all(cardSections.map((section) => section(context, id)));
      return customerCardView(card, sections.flat(), actor.now, zone, speak);
    });
  },
});

/** Whom it is about, where everything is asked for: `Hansa all`, `Hansa全部`; null where it is not. */
function wholeOf({ targets, rest, whole }: Split, { wholeCard }: Lexicon): Split | null {
  const shape = whole.toLowerCase();
  const word = wholeCard.find((one) => {
    const before = shape.slice(0, -one.length);
    return shape.endsWith(one) && before.trim() !== "" && (isHan(one) || /\s$/.test(before));
  });
  if (word === undefined) return null;
  const cut = (text: string) => text.slice(0, -word.length).trim();
  return { targets, rest: cut(rest), whole: cut(whole) };
}

/** What is told of the company of one customer; null where it is not about that. */
function companyIn({ targets, rest }: Split, lexicon: Lexicon): ToldOfCompany | null {
  const told = targets.length === 1 ? readCompany(shaped(rest), lexicon) : null;
  return told?.isLikely === true ? told : null;
}

/** The name that is taught or forgotten after one customer; null where it is not about that. */
function aliasIn(
  { targets, rest }: Split,
  { aliases }: Lexicon,
): { readonly name: string; readonly isGone: boolean } | null {
  const word = targets.length === 1 ? wordAt(aliases, shaped(rest).shape, 0) : null;
  const name = rest
    .slice(word?.end ?? 0)
    .replace(/^[\s:：=]+/, "")
    .trim();
  return word === null || name === "" ? null : { name, isGone: word.value === "gone" };
}
