import { z } from "zod";
import { findMember } from "../app/members/find-member.ts";
import { findTeam } from "../app/members/find-team.ts";
import { chooseNamed } from "../bot/arguments/choose-named.ts";
import { splitWhen } from "../bot/arguments/split-when.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { shaped } from "../bot/grammar/words/normalise-input.ts";
import { plainMessage } from "../chat/message.ts";
import type { Recipient } from "../core/push/occasion.ts";
import { type PushKinds, pushKindsOf } from "../core/push/push-settings.ts";
import type { CivilDate, EpochDay, Instant, Zone } from "../core/time/civil.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { epochDayOf } from "../core/time/epoch-day.ts";
import { firstInstantFrom } from "../core/time/instant-of.ts";
import type { Role } from "../core/vocabulary.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { previewsView, previewView } from "../views/push/preview-view.ts";
import { whichDayView } from "../views/touch/which-day-view.ts";

/** How far ahead the next push of a kind is looked for, in milliseconds. */
const farthest = 35 * 86_400_000;

/**
 * `/preview [KIND [WHEN] [WHOSE]]`: what a push would say on a day, or the next time it has something
 * to say, in the one message in which it comes. Everybody looks at their own and their team's; admins at anybody's.
 */
export const preview = defineCommand({
  name: "preview",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  reads: reads.always,
  async run(context, { text }) {
    const { actor, lexicon, pushKinds, speak } = context;
    const kinds = kindsFor(pushKinds, actor.member.role);
    if (text === "") return previewsView(kinds, speak);
    const { kind, rest } = splitKind(text, kinds, (one) => speak.sentenceOf("push-kinds.", one));
    if (kind === null) throw new Refusal("preview.which", { text });
    const found = splitWhen(shaped(rest), lexicon, civilDateAt(actor.now, actor.member.zone));
    const when = found?.when ?? null;
    if (when !== null && "either" in when) {
      const lineFor = (day: string) => buttonLine("preview", kind, day, found?.rest ?? "");
      return whichDayView(when.either, lineFor, speak);
    }
    const { recipient, whose, zone } = await whoseOf(context, kind, found?.rest ?? rest);
    const span = spanOf(when === null ? null : when.from, actor.now, zone);
    const shown = await context.preview({ kind, recipient, ...span });
    if (shown !== null) return previewView({ whose, ...shown }, zone, speak);
    const name = speak.sentenceOf("push-kinds.", kind);
    const key = when === null ? "preview.none" : "preview.none-then";
    return plainMessage("notice", speak.t(key, { name, whose }));
  },
});

const kindsFor = (kinds: PushKinds, role: Role): string[] => [
  ...new Set([
    ...pushKindsOf(kinds, role),
    ...kinds.team.filter((kind) => kind !== "escalation" || role !== "sales"),
  ]),
];

/** The kind that the text begins with, named by as many words as possible. */
function splitKind(text: string, kinds: readonly string[], nameOf: (kind: string) => string) {
  const words = text.split(" ");
  for (let end = words.length; end > 0; end--) {
    const kind = chooseNamed(words.slice(0, end).join(" "), kinds, nameOf);
    if (kind !== null) return { kind, rest: words.slice(end).join(" ") };
  }
  return { kind: null, rest: text };
}

type Whose = { readonly recipient: Recipient; readonly whose: string; readonly zone: Zone };

/** The member's own, their team's where only groups get it, or of whom an admin names. */
async function whoseOf(
  { app, actor, pushKinds, speak }: CommandContext,
  kind: string,
  name: string,
): Promise<Whose> {
  const { member } = actor;
  const forMembers: readonly string[] = [...pushKindsOf(pushKinds, "admin"), "escalation"];
  if (!forMembers.includes(kind)) {
    const team = await findTeam(app, actor, name === "" ? undefined : name);
    return { recipient: `team:${team.id}`, whose: team.name, zone: member.zone };
  }
  const own = { recipient: `member:${member.id}`, whose: speak.t("preview.you") } as const;
  if (name === "" || name.toLowerCase() === member.handle) return { ...own, zone: member.zone };
  if (member.role !== "admin") throw new Refusal("admins-only");
  const account = { platform: "", workspace: "", userId: name, handle: name };
  const other = await findMember(app, account);
  if (other === null) throw new Refusal("member-not-found", { name });
  const { id, handle, zone } = other.member;
  return { recipient: `member:${id}`, whose: handle, zone };
}

/** A whole day of that zone, or the weeks that come. Throws a `Refusal` for a day that is over. */
function spanOf(
  date: CivilDate | null,
  now: Instant,
  zone: Zone,
): { readonly from: Instant; readonly to: Instant } {
  if (date === null) return { from: now, to: (now + farthest) as Instant };
  if (date < civilDateAt(now, zone)) throw new Refusal("date-past", { date });
  const startOf = (day: number) => firstInstantFrom(day as EpochDay, 0, zone) - 1;
  const day = epochDayOf(date);
  return { from: startOf(day) as Instant, to: startOf(day + 1) as Instant };
}
