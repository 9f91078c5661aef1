import type { OutboundMessage } from "../../chat/message.ts";
import type { CountryGap } from "../../core/calendar/holiday-outlook.ts";
import type { Member } from "../../core/members/member.ts";
import type { Setting } from "../../core/members/setting.ts";
import type { Instant } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { daysText } from "../blocks/days-text.ts";
import { code, paragraph, text } from "../blocks/inline.ts";
import { calendarGapText } from "../calendar/calendar-gap-text.ts";
import { settingValue } from "./setting-value.ts";

/** What is shown besides the settings of the member themselves. */
type Shown = {
  readonly member: Member;
  readonly teams: readonly string[];
  /** Where their pushes go; null: to the local chat. */
  readonly pushes: string | null;
  /** Kinds of push that are turned off. */
  readonly muted: readonly string[];
  /** For who can do something about them. */
  readonly gaps: readonly CountryGap[];
};

const shown = ["locale", "workdays", "country", "digest", "quiet", "capacity"] as const;
const examples = ["zone", "workdays", "digest", "quiet", "capacity", "country", "locale"] as const;

/** What Genjin knows of the member who asks, and how they change it. */
export function meView(
  { member, teams, pushes, muted, gaps }: Shown,
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const { date, time } = civilAt(now, member.zone);
  const comma = speak.t("list.comma");
  const title = speak.t("me.title", { name: member.name, handle: member.handle });
  const zone = settingValue("zone", member, speak);
  const away = (member.absences ?? []).filter(({ to }) => to >= date);
  const values: [key: Setting | "role" | "teams" | "away" | "muted", value: string][] = [
    ["role", speak.t(`role.${member.role}`)],
    ["teams", teams.length === 0 ? speak.t("me.no-team") : teams.join(comma)],
    ["zone", speak.t("me.zone-value", { zone, day: speak.day(date), time })],
  ];
  for (const setting of shown) values.push([setting, settingValue(setting, member, speak)]);
  if (away.length > 0) {
    values.push(["away", away.map((days) => daysText(days, speak)).join(comma)]);
  }
  if (pushes !== null) values.push(["push", speak.sentenceOf("platforms.", pushes)]);
  const names = muted.map((kind) => speak.sentenceOf("push-kinds.", kind));
  if (names.length > 0) values.push(["muted", names.join(comma)]);
  const [first] = names;
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      {
        type: "fields",
        fields: values.map(([key, value]) => ({
          label: speak.t(`me.${key}`),
          value: [text(value)],
        })),
      },
      ...gaps.map((gap) =>
        paragraph(speak.t("holidays.warning", { text: calendarGapText(gap, speak) })),
      ),
      paragraph(speak.t("me.how")),
      { type: "list", items: examples.map((setting) => [code(speak.t(`me.example.${setting}`))]) },
      paragraph(speak.t("me.how-push")),
      ...(first === undefined ? [] : [paragraph(speak.t("push.unmute-how", { name: first }))]),
    ],
    subjects: [],
  };
}
