import type { OutboundMessage } from "../chat/message.ts";
import type { Member } from "../core/member.ts";
import type { Instant } from "../core/time/civil.ts";
import { civilAt } from "../core/time/civil-at.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { text } from "./inline.ts";

/** What Genjin knows of the member who asks: clock, working days, pushes, role, teams. */
export function meView(
  member: Member,
  teams: readonly string[],
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const { zone } = member;
  const { date, time } = civilAt(now, zone);
  const comma = speak.t("list.comma");
  const title = speak.t("me.title", { name: member.name, handle: member.handle });
  const values: [key: string, value: string][] = [
    ["role", speak.t(`role.${member.role}`)],
    ["teams", teams.length === 0 ? speak.t("me.no-team") : teams.join(comma)],
    [
      "zone",
      speak.t("me.zone-value", { city: speak.city(zone), zone, day: speak.day(date), time }),
    ],
    ["locale", speak.t("me.locale-value")],
    ["workdays", member.workdays.map(speak.weekday).join(comma)],
    ["country", speak.country(member.country)],
    ["digest", member.digestAt],
    ["quiet", `${member.quietFrom}–${member.quietTo}`],
  ];
  const fields = values.map(([key, value]) => ({
    label: speak.t(`me.${key}`),
    value: [text(value)],
  }));
  return {
    kind: "answer",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "fields", fields },
    ],
    subjects: [],
  };
}
