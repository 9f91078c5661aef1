import type { Block, Button, OutboundMessage } from "../../chat/message.ts";
import { type DeadPush, failureOf, type OutboxReport } from "../../core/push/outbox-report.ts";
import { pageLength } from "../../core/search/page-length.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import { civilAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { code, paragraph, strong, text } from "../blocks/inline.ts";

/** Pushes given up that are shown one by one, and those of them with a button. */
const [mostShown, mostButtons] = [10, 3];

/** What waits, what was given up and why, and which platforms do not let us in; in the zone's clock. */
export function outboxView(
  { waiting, dead, lockedOut }: OutboxReport,
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const count = waiting.reduce((sum, one) => sum + one.count, 0);
  const title = speak.t("outbox.title", {
    waiting: speak.t("outbox.waiting", { count }),
    dead: speak.t("outbox.dead", { count: dead.length }),
  });
  const locked = lockedOut.map(({ platform, openedAt, reason }) => [
    strong(
      speak.t("outbox.locked-out", {
        platform: speak.sentenceOf("platforms.", platform),
        since: timeOf(openedAt, zone, speak),
      }),
    ),
    text("  "),
    code(reason),
  ]);
  const lines = waiting.map(({ kind, platform, count: each, next }) => [
    text(
      [
        speak.t("outbox.kind", { count: each, kind: speak.sentenceOf("push-kinds.", kind) }),
        ...(platform === null ? [] : [speak.sentenceOf("platforms.", platform)]),
        speak.t("outbox.from", { at: timeOf(next, zone, speak) }),
      ].join(speak.t("list.dot")),
    ),
  ]);
  const blocks: Block[] = [
    { type: "heading", text: title },
    ...(locked.length === 0 ? [] : [{ type: "list", items: locked } as const]),
    ...(lines.length === 0 ? [] : [{ type: "list", items: lines } as const]),
    ...deadBlocks(dead, zone, speak),
  ];
  return { kind: "answer", summary: title, blocks, subjects: [] };
}

/** To an admin: pushes were given up. */
export function failedPushesView(
  dead: readonly DeadPush[],
  zone: Zone,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("outbox.failed", { count: dead.length });
  // What `/outbox` numbers may have been joined by others when somebody presses.
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "list", items: dead.slice(0, mostShown).map((one) => deadLine(one, zone, speak)) },
    { type: "actions", buttons: [{ label: speak.t("outbox.open"), command: "/outbox" }] },
  ];
  return { kind: "notice", summary: title, blocks, subjects: [] };
}

function deadBlocks(dead: readonly DeadPush[], zone: Zone, speak: Speaker): Block[] {
  if (dead.length === 0) return [];
  const retry = dead.slice(0, mostButtons).map(
    ({ id }, index): Button => ({
      label: speak.t("outbox.retry", { number: index + 1 }),
      command: `/outbox retry ${id}`,
    }),
  );
  const all: Button = { label: speak.t("outbox.retry-all"), command: "/outbox retry all" };
  const shown = dead.slice(0, pageLength(dead.length, mostShown));
  const more = dead.length - shown.length;
  return [
    {
      type: "list",
      start: 1,
      items: shown.map((one) => deadLine(one, zone, speak)),
    },
    ...(more > 0 ? [paragraph(speak.t("outbox.more", { count: more }))] : []),
    paragraph(speak.t("outbox.how-to")),
    { type: "actions", buttons: dead.length === 1 ? retry : [...retry, all] },
  ];
}

const deadLine = ({ kind, platform, to, tick, reason }: DeadPush, zone: Zone, speak: Speaker) => [
  strong(to ?? speak.t("outbox.gone")),
  text(
    `${[
      "",
      speak.sentenceOf("push-kinds.", kind),
      ...(platform === null ? [] : [speak.sentenceOf("platforms.", platform)]),
      timeOf(tick, zone, speak),
      speak.t(`outbox.why.${failureOf(reason)}`),
    ].join(speak.t("list.dot"))}  `,
  ),
  ...(failureOf(reason) === "no-chat" ? [] : [code(reason)]),
];

function timeOf(at: Instant, zone: Zone, speak: Speaker): string {
  const { date, time } = civilAt(at, zone);
  return `${speak.day(date)} ${time}`;
}
