import type { Block, OutboundMessage } from "../../chat/message.ts";
import { type PushSetting, type PushSettings, settingOf } from "../../core/push/push-settings.ts";
import type { WallTime } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph, text } from "../blocks/inline.ts";

/** Pushes of somebody. */
type Pushes = {
  readonly title: string;
  readonly kinds: readonly string[];
  readonly settings: PushSettings;
  /** Time of a kind that is a setting of its own. */
  readonly times?: Readonly<Record<string, WallTime>>;
  /** How one is changed, and more to say. */
  readonly hints: readonly string[];
};

/** Every kind of push that somebody gets, and whether and when it comes. */
export function pushesView(pushes: Pushes, speak: Speaker): OutboundMessage {
  const { title, kinds, settings, times = {}, hints } = pushes;
  const items = kinds.map((kind) => {
    const setting = settingOf(settings, kind);
    const at = setting.at ?? times[kind] ?? null;
    const name = speak.sentenceOf("push-kinds.", kind);
    return [text(speak.t("push.line", { name, state: pushState({ ...setting, at }, speak) }))];
  });
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", items },
    ...hints.map(paragraph),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

/** Whether a push comes, and when, if that was said. */
export const pushState = ({ isOff, at }: PushSetting, speak: Speaker): string =>
  isOff ? speak.t("push.off") : at === null ? speak.t("push.on") : speak.t("push.at", { at });
