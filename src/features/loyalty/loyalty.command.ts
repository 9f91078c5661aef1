import { z } from "zod";
import { findByRef } from "../../app/search/find-named.ts";
import { aboutOne, splitTarget } from "../../bot/arguments/split-target.ts";
import { type CommandContext, defineCommand } from "../../bot/command.ts";
import { calledAtHead, onCustomer } from "../../bot/subject/on-customer.ts";
import type { CalledArgs } from "../../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { spendPoints, tellReferral, tellShare } from "./keep-loyalty.app.ts";
import {
  letterView,
  levelledView,
  loyaltyView,
  referredView,
  sharedView,
  spentView,
} from "./loyalty.view.ts";
import { levelsOn, loyaltyOf } from "./loyalty-of.app.ts";
import { readLoyalty } from "./read-loyalty.command.ts";

/**
 * `/points`: who is of which level; `/points REF` the statement of a customer, `letter` at its end for
 * them; `redeem 500 sample fee` spends points. `by V6V` says who brought them, `share 40%` which part of
 * what they buy is ours.
 */
export const points = defineCommand<CalledArgs["points"]>({
  name: "points",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(300)).prefault("") }),
  positional: ["about…"],
  // `K3F points`, `K3F points letter`; `K3F points out a scratch` tells something.
  followsCustomer: "about",
  isMeant: (words, _, isNamed) => !isNamed || readLoyalty(words).type !== "unread",
  reads: (rest) => rest === "" || /^#?[a-z0-9]{3,5}( letter| 对账单)?$/i.test(rest),
  async run(context, { about }) {
    const { app, actor, speak } = context;
    if (about.whole === "") {
      const today = civilDateAt(actor.now, actor.member.zone);
      return levelledView(await levelsOn(app, actor.scope, today), speak);
    }
    return onCustomer(context, "points", about, (id, rest, reference) =>
      told(context, id, rest.replaceAll("\n", " ").trim(), reference.slice(1)),
    );
  },
});

async function told(
  context: CommandContext,
  id: string,
  text: string,
  ref: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const zone = actor.member.zone;
  const asked = readLoyalty(text);
  switch (asked.type) {
    case "statement":
      return loyaltyView(await loyaltyOf(app.store, actor, id), zone, speak);
    case "letter": {
      const loyalty = await loyaltyOf(app.store, actor, id);
      if (loyalty.points === null) throw new Refusal("loyalty-off");
      return letterView(loyalty, context.speakIn, speak);
    }
    case "share":
      return sharedView(await tellShare(app, actor, id, asked.percent), zone, speak);
    case "spend":
      return spentView(await spendPoints(app, actor, id, asked.points, asked.what), speak);
    case "referrer": {
      const referrer = await named(asked.whom, context);
      if (referrer === null) throw new Refusal("nobody-named", { name: asked.whom });
      return referredView(await tellReferral(app, actor, id, referrer), speak);
    }
    case "unread":
      throw new Refusal("points-unread", { text, ref });
  }
}

/** The one customer that words name; null where they name none, or several. */
async function named(words: string, context: CommandContext): Promise<string | null> {
  const { targets, rest } = splitTarget(words);
  const [target] = targets;
  if (target !== undefined && "ref" in target && rest === "") {
    const found = await findByRef(context.app, context.actor, [target.ref]);
    return found.get(target.ref)?.id ?? null;
  }
  const called = await calledAtHead(context, words);
  const [only, ...others] = called?.among ?? [];
  return only !== undefined && others.length === 0 && called?.rest === "" ? only.id : null;
}
