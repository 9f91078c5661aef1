import { dropDraft, findOpenDrafts } from "../../app/drafts/keep-draft.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { CommandContext } from "../command.ts";
import { readFreeLine } from "../understanding/free/read-line.ts";
import type { Line } from "../understanding/line.ts";
import { letGo, stillShown } from "./correct-last.ts";
import { correctedAmong } from "./corrected-among.ts";
import { drafted } from "./drafted.ts";
import { shownDrafts } from "./shown-drafts.ts";

/** More characters tell something of their own. */
const longest = 120;

/**
 * The draft of several things that was shown last, as the line changes some of them; null where none is shown, or
 * the line is about something else.
 */
export async function amendShown(
  context: CommandContext,
  line: Line,
): Promise<OutboundMessage | null> {
  const { app, actor, lexicon } = context;
  if (line.text.length > longest) return null;
  const [id, ...others] = await shownDrafts(context);
  if (id === undefined || others.length > 0) return null;
  const shown = (await findOpenDrafts(app, actor)).find((draft) => draft.id === id);
  const items = shown?.items.filter(({ act }) => act !== "undo") ?? [];
  if (shown === undefined || items.length < 2) return null;
  const read = await readFreeLine(context, line, { parent: null, latest: [] });
  const amended = correctedAmong(items, read, lexicon, line.today);
  if (amended === null) return null;
  if (amended === "unclear") return stillShown(context, shown);
  if (amended.length === 0) return letGo(context);
  const taken = shown.items.filter(({ act }) => act === "undo");
  const instead = await drafted(context, [...taken, ...amended]);
  await dropDraft(app, actor, shown.id);
  return instead;
}
