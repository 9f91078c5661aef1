import { z } from "zod";
import {
  areTakenBack,
  dropDraft,
  findConfirmed,
  findOpenDrafts,
} from "../app/drafts/keep-draft.ts";
import { recordDrafts } from "../app/drafts/record-draft.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { drafted } from "../bot/drafting/drafted.ts";
import { shownDrafts } from "../bot/drafting/shown-drafts.ts";
import { withRestOfDay } from "../bot/subject/with-rest-of-day.ts";
import { withTouchSections } from "../bot/subject/with-touch-sections.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import { type OutboundMessage, plainMessage } from "../chat/message.ts";
import type { Draft } from "../core/drafts/draft.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { paragraph } from "../views/blocks/inline.ts";
import { recordedView } from "../views/drafts/draft-view.ts";
import { confirmedBeforeView, draftsBlocks } from "../views/drafts/open-drafts-view.ts";

const ids =
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})*$/;

/** Without naming one, a draft is confirmed that was told within this time, in milliseconds. */
const lately = 14 * 3_600_000;

/**
 * `/confirm`: records the draft that was shown last. The buttons under drafts name them, so that what
 * is confirmed is what was shown; `no` lets them go. What was confirmed before is told, and recorded
 * no more.
 */
export const confirm = defineCommand<CalledArgs["confirm"]>({
  name: "confirm",
  topic: "day",
  permission: "sales",
  audience: "private",
  args: z.object({ which: z.string().regex(ids).optional(), answer: z.literal("no").optional() }),
  positional: ["which", "answer"],
  async run(context, { which, answer }) {
    const { app, actor, speak } = context;
    const open = (await findOpenDrafts(app, actor)).filter(({ at }) => at > actor.now - lately);
    const chosen = which?.split(",") ?? open.slice(0, 1).map(({ id }) => id);
    if (chosen.length === 0) throw new Refusal("no-draft");
    const before = await findConfirmed(app, actor, chosen);
    if (before.length === chosen.length) {
      if (await areTakenBack(app, actor, before)) return onceMore(context, before, answer === "no");
      return confirmedBeforeView(before, answer !== "no", actor.member, speak);
    }
    const shown = await shownDrafts({ ...context, reply: null });
    if (answer === "no") {
      const dropped = [];
      for (const id of chosen) dropped.push(await dropDraft(app, actor, id));
      if (!dropped.includes(true)) throw new Refusal("draft-gone");
      return plainMessage("notice", speak.t("draft.dropped"));
    }
    const { result, undoId } = await recordDrafts(app, actor, chosen);
    const { recorded, items } = result;
    const view = await withTouchSections(
      context,
      recordedView(recorded, items, undoId, actor.member.zone, speak),
      recorded.logged?.touches ?? [],
    );
    return chosen.every((id) => shown.includes(id))
      ? withRest(context, view, shown)
      : withRestOfDay(context, view);
  },
});

/** Drafts that were confirmed and then undone: as one draft that can be confirmed again. */
async function onceMore(
  context: CommandContext,
  before: readonly Draft[],
  isDropped: boolean,
): Promise<OutboundMessage> {
  const { speak } = context;
  if (isDropped) return plainMessage("notice", speak.t("draft.dropped"));
  const view = await drafted(
    context,
    before.flatMap(({ items }) => items),
  );
  return { ...view, blocks: [paragraph(speak.t("draft.undone-since")), ...view.blocks] };
}

/** What was recorded of a list, and what of the list is still open, by the same numbers. */
async function withRest(
  context: CommandContext,
  view: OutboundMessage,
  shown: readonly string[],
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const open = new Map((await findOpenDrafts(app, actor)).map((draft) => [draft.id, draft]));
  const rest = shown.flatMap((id, at) => {
    const draft = open.get(id);
    return draft === undefined ? [] : [{ draft, number: at + 1 }];
  });
  if (rest.length === 0) return withRestOfDay(context, view);
  const blocks = draftsBlocks(rest, actor.member, actor.now, speak);
  return {
    ...view,
    kind: "question",
    blocks: [...view.blocks, paragraph(speak.t("draft.list-rest")), ...blocks],
    choices: shown.map((id) => buttonLine("confirm", id)),
  };
}
