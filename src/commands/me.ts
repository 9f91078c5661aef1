import { z } from "zod";
import { findCalendarGaps } from "../app/calendar/find-calendar-gaps.ts";
import { applySettings, changePush } from "../app/members/apply-settings.ts";
import { findAccounts } from "../app/members/find-accounts.ts";
import { teamsOfMember } from "../app/members/teams-of-member.ts";
import { chooseNamed } from "../bot/arguments/choose-named.ts";
import { type PushChoice, readPushSetting } from "../bot/arguments/read-push-setting.ts";
import { readSetting } from "../bot/arguments/read-setting.ts";
import type { SettingChange } from "../bot/arguments/read-setting-wish.ts";
import { type CommandContext, defineCommand, reads } from "../bot/command.ts";
import { shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import type { CalledArgs } from "../bot/understanding/call-of.ts";
import type { OutboundMessage } from "../chat/message.ts";
import type { Member } from "../core/members/member.ts";
import type { Setting } from "../core/members/setting.ts";
import { type PushSetting, pushKindsOf, settingOf } from "../core/push/push-settings.ts";
import { civilDateAt } from "../core/time/civil-at.ts";
import { Refusal } from "../errors.ts";
import { settingChangedView } from "../views/changes/setting-changed-view.ts";
import { meView } from "../views/members/me-view.ts";
import { settingValue } from "../views/members/setting-value.ts";
import { mutedView } from "../views/push/muted-view.ts";
import { pushesView, pushState } from "../views/push/pushes-view.ts";

/**
 * `/me [SETTING VALUE]`: the member's own settings, or one of them changed; `/me push` lists what is
 * pushed to them, `/me push WHAT off|on|TIME` changes that, `/me push PLATFORM` where it comes.
 */
export const me = defineCommand<CalledArgs["me"]>({
  name: "me",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({
    text: z.string().optional(),
    change: z.custom<SettingChange>((value) => typeof value === "object").optional(),
  }),
  positional: ["text…"],
  reads: reads.alone,
  async run(context, { text = "", change }) {
    if (change !== undefined)
      return change.type === "push"
        ? pushOneself(context, change)
        : set(context, change.setting, change.wanted);
    if (text === "") return overview(context);
    const found = wordAt(context.lexicon.settings, shapeOf(text), 0);
    if (found === null) throw new Refusal("me.unknown", { text });
    const value = text.slice(found.end).trim();
    if (found.value === "push") return push(context, value);
    const { country } = context.actor.member;
    const wanted = readSetting(found.value, value, context.lexicon, context.speak, country);
    return set(context, found.value, wanted);
  },
});

async function overview(context: CommandContext): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const { member } = actor;
  const [pushes = null] = await platformsOf(context);
  const teams = await teamsOfMember(app, actor);
  const today = civilDateAt(actor.now, member.zone);
  const gaps = member.role === "admin" ? await findCalendarGaps(app, actor.scope, today) : [];
  const kinds = pushKindsOf(context.pushKinds, member.role);
  const muted = kinds.filter((kind) => settingOf(member.pushes, kind).isOff);
  return meView({ member, teams, pushes, muted, gaps }, actor.now, speak);
}

async function set(
  { app, actor, speak, speakIn }: CommandContext,
  setting: Exclude<Setting, "push">,
  wanted: Partial<Member>,
): Promise<OutboundMessage> {
  const before = settingValue(setting, actor.member, speak);
  const member = await applySettings(app, actor, wanted);
  const now = speakIn(member.locale);
  const after = settingValue(setting, member, now);
  return settingChangedView(now.t(`me.${setting}`), before, after, now);
}

async function push(context: CommandContext, text: string): Promise<OutboundMessage> {
  const { app, actor, lexicon, speak } = context;
  const { member } = actor;
  const platforms = await platformsOf(context);
  if (text === "") return pushes(context, platforms);
  const platformName = (one: string) => speak.sentenceOf("platforms.", one);
  const always = context.routes.direct("").platform;
  const connected = context.platforms.filter((one) => one !== always);
  const platform = chooseNamed(text, connected, platformName);
  if (platform !== null) {
    const [before = platform] = platforms;
    if (!platforms.includes(platform)) {
      throw new Refusal("push.not-linked", { platform: platformName(platform) });
    }
    await applySettings(app, actor, { pushPlatform: platform });
    const label = speak.t("me.push");
    return settingChangedView(label, platformName(before), platformName(platform), speak);
  }
  const kinds = pushKindsOf(context.pushKinds, member.role);
  return pushOneself(context, readPushSetting(text, kinds, lexicon, speak));
}

/** Turns what is pushed to the member off or on, or moves it. */
async function pushOneself(
  { app, actor, pushKinds, speak }: CommandContext,
  { kind, setting }: PushChoice,
): Promise<OutboundMessage> {
  const { member } = actor;
  const label = speak.sentenceOf("push-kinds.", kind);
  if (!pushKindsOf(pushKinds, member.role).includes(kind))
    throw new Refusal("push.not-to-you", { kind: label });
  await changePush(app, actor, `member:${member.id}`, kind, setting);
  const usual: PushSetting = { isOff: false, at: null };
  const old = member.pushes?.[kind] ?? usual;
  const at = setting.at === null ? old.at : (old.at ?? times(member)[kind] ?? null);
  const before = pushState({ ...old, at }, speak);
  const changed = settingChangedView(label, before, pushState(setting, speak), speak);
  return setting.isOff ? mutedView(changed, kind, speak) : changed;
}

/** When a push comes whose time is a setting of its own. */
const times = ({ digestAt }: Member): Readonly<Record<string, Member["digestAt"]>> => ({
  "morning-digest": digestAt,
});

function pushes(
  { actor, pushKinds, speak }: CommandContext,
  platforms: readonly string[],
): OutboundMessage {
  const { member } = actor;
  const [platform, ...others] = platforms.map((one) => speak.sentenceOf("platforms.", one));
  const where =
    platform === undefined
      ? []
      : others.length === 0
        ? [speak.t("push.where", { platform })]
        : [speak.t("push.where-else", { platform, other: others[0] ?? "" })];
  return pushesView(
    {
      title: speak.t("push.yours"),
      kinds: pushKindsOf(pushKinds, member.role),
      settings: member.pushes ?? {},
      times: times(member),
      hints: [...where, speak.t("push.how-to")],
    },
    speak,
  );
}

/** The connected platforms on which the member is linked: first the one where pushes go. */
async function platformsOf({ app, actor, platforms }: CommandContext): Promise<string[]> {
  const accounts = await findAccounts(app, actor.member.id, platforms);
  return [...new Set(accounts.map(({ platform }) => platform))];
}
