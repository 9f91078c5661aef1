import type { Block, Button, Inline, OutboundMessage } from "../../chat/message.ts";
import type { Instant, Zone } from "../../core/time/civil.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { code, paragraph, strong, text } from "../../views/blocks/inline.ts";
import {
  isSilent,
  isToRemind,
  type Newcomer,
  obstacleOf,
  type PlannedPerson,
} from "./newcomer.core.ts";
import { rosterLine } from "./roster.core.ts";

/** A one-time code and whose it is. */
type Code = { readonly code: string; readonly name: string; readonly hours: number };

/** Asks an admin for the people; `directories` are the platforms that can tell them. */
export function askRosterView(directories: readonly string[], speak: Speaker): OutboundMessage {
  const title = speak.t("onboard.ask");
  const taken = directories.map(
    (platform): Button => ({
      label: speak.t("onboard.take", { platform: speak.sentenceOf("platforms.", platform) }),
      command: buttonLine("onboard", platform),
    }),
  );
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      { type: "paragraph", inlines: [code(speak.t("onboard.example"))] },
      paragraph(speak.t("onboard.order")),
      ...(taken.length === 0
        ? []
        : [
            paragraph(
              speak.t("onboard.or-take", {
                line: `${speak.t("commands:onboard.example")} ${speak.sentenceOf("platforms.", directories[0] ?? "")}`,
              }),
            ),
            { type: "actions" as const, buttons: taken },
          ]),
    ],
    subjects: [],
    awaits: buttonLine("onboard"),
  };
}

/** Everything that a roster would set up, and what is missing or doubtful in it; nothing is done yet. */
export function rosterDraftView(
  people: readonly PlannedPerson[],
  unread: readonly string[],
  hasPlatforms: boolean,
  speak: Speaker,
): OutboundMessage {
  const title = speak.t("onboard.draft", { count: people.length });
  const lines = people.map(({ row }) => rosterLine(row)).join("\n");
  const confirm = buttonLine("onboard", "+", lines);
  const apart = people.filter((one) => hasPlatforms && !one.isLinked && one.account === null);
  const shared = sharedBy(people);
  const teamless = people.filter(({ team, memberId }) => team === null && memberId === null);
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      {
        type: "list",
        start: 1,
        items: people.map((one) => personLine(one, shared, hasPlatforms, speak)),
      },
      ...(shared.team === null
        ? []
        : [paragraph(speak.t("onboard.all-in", { team: shared.team }))]),
      ...(shared.assumed === null
        ? []
        : [
            paragraph(
              speak.t("onboard.all-assumed", {
                count: shared.assumed.count,
                city: speak.city(shared.assumed.zone),
              }),
            ),
          ]),
      ...(unread.length === 0
        ? []
        : [
            paragraph(
              speak.t("onboard.unread", { lines: unread.map((one) => `“${one}”`).join(" ") }),
            ),
          ]),
      ...(apart.length === 0
        ? []
        : [paragraph(speak.t("onboard.need-code", { count: apart.length }))]),
      ...(teamless.length === 0 ? [] : [paragraph(speak.t("onboard.which-team"))]),
      paragraph(speak.t("onboard.confirm")),
      {
        type: "actions",
        buttons: [{ label: speak.t("onboard.confirm-button"), command: confirm, style: "primary" }],
      },
    ],
    subjects: [],
    choices: [confirm],
    awaits: buttonLine("onboard", lines),
  };
}

/** Rows from which what all of them have in common is said once, below. */
const manyRows = 4;

type Shared = {
  readonly team: string | null;
  readonly assumed: { readonly count: number; readonly zone: Zone } | null;
};

/** What most rows of a roster would repeat: the one team, that nobody said where they are. */
function sharedBy(people: readonly PlannedPerson[]): Shared {
  const [first] = people;
  const [assumed, ...others] = people.filter((one) => one.isZoneAssumed);
  const isOneTeam = people.length >= manyRows && people.every(({ team }) => team === first?.team);
  const count = others.length + 1;
  return {
    team: isOneTeam ? (first?.team ?? null) : null,
    assumed: assumed === undefined || count < manyRows ? null : { count, zone: assumed.zone },
  };
}

function personLine(
  one: PlannedPerson,
  shared: Shared,
  hasPlatforms: boolean,
  speak: Speaker,
): Inline[] {
  const { row, role, zone, isZoneAssumed, account, isLinked, memberId, team } = one;
  const linked = isLinked
    ? speak.t("onboard.is-linked")
    : account === null
      ? null
      : speak.t("onboard.will-link", {
          platform: speak.sentenceOf("platforms.", account.platform),
        });
  const isWritten = memberId === null && row.place !== null && !row.place.includes("/");
  const city = isWritten ? row.place : speak.city(zone);
  const parts = [
    speak.t(`role.${role}`),
    !isZoneAssumed ? city : shared.assumed !== null ? null : speak.t("onboard.assumed", { city }),
    // Where everybody is known an address links nobody.
    row.email ?? (account === null && hasPlatforms ? speak.t("onboard.no-email") : null),
    team === shared.team ? null : team,
    memberId === null ? null : speak.t("onboard.is-there"),
    linked,
  ];
  const said = parts.filter((part) => part !== null).join(speak.t("list.dot"));
  return [strong(row.name), text(speak.t("list.dot") + said)];
}

/** What was set up, and the codes for whom no platform vouches. */
export function onboardedView(
  people: readonly PlannedPerson[],
  codes: readonly Code[],
  hasCustomers: boolean,
  speak: Speaker,
): OutboundMessage {
  const linked = people.length - codes.length;
  const title = speak.t("onboard.done", { count: people.length });
  return {
    kind: "answer",
    summary: title,
    blocks: [
      paragraph(title),
      ...(linked === 0 ? [] : [paragraph(speak.t("onboard.invited", { count: linked }))]),
      ...codeBlocks(codes, speak),
      paragraph(speak.t("onboard.later")),
      ...(hasCustomers
        ? []
        : [
            paragraph(speak.t("onboard.next")),
            {
              type: "actions" as const,
              buttons: [
                {
                  label: speak.t("onboard.next-button"),
                  command: buttonLine("begin", "customers"),
                },
              ],
            },
          ]),
    ],
    subjects: [],
  };
}

function codeBlocks(codes: readonly Code[], speak: Speaker): Block[] {
  const [first] = codes;
  if (first === undefined) return [];
  return [
    paragraph(speak.t("onboard.codes", { count: codes.length, hours: first.hours })),
    {
      type: "list",
      items: codes.map((one): Inline[] => [
        text(`${one.name}${speak.t("onboard.colon")}`),
        code(speak.t("link.line", { code: one.code })),
      ]),
    },
  ];
}

/** How far everybody has come, and a way to remind those of whom nothing was heard. */
export function newcomersView(
  people: readonly Newcomer[],
  directories: readonly string[],
  now: Instant,
  speak: Speaker,
): OutboundMessage {
  const remindable = people.filter((one) => isToRemind(one, now));
  const linked = people.filter(({ isLinked }) => isLinked).length;
  const silent = people.filter(isSilent);
  const title = speak.t("onboard.state", { count: people.length, linked, silent: silent.length });
  return {
    kind: "question",
    summary: title,
    blocks: [
      paragraph(title),
      ...(silent.length === 0
        ? []
        : [
            { type: "list" as const, items: obstacleLines(silent, speak) },
            ...(remindable.length === 0 ? [] : [paragraph(speak.t("onboard.remind-hint"))]),
          ]),
      paragraph(speak.t("onboard.more")),
      {
        type: "actions",
        buttons: [
          ...(remindable.length === 0
            ? []
            : [
                {
                  label: speak.t("onboard.remind-button", { count: remindable.length }),
                  command: buttonLine("onboard", speak.t("onboard.remind-word")),
                },
              ]),
          ...directories.map((platform) => ({
            label: speak.t("onboard.take", {
              platform: speak.sentenceOf("platforms.", platform),
            }),
            command: buttonLine("onboard", platform),
          })),
        ],
      },
    ],
    subjects: [],
    awaits: buttonLine("onboard"),
  };
}

/** What holds people up: one line for all whom the same does. */
function obstacleLines(people: readonly Newcomer[], speak: Speaker): Inline[][] {
  const groups = new Map<string, Newcomer[]>();
  for (const one of people) {
    const obstacle = obstacleOf(one) ?? "";
    groups.set(obstacle, [...(groups.get(obstacle) ?? []), one]);
  }
  return [...groups].flatMap(([, group]) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const obstacle = obstacleOf(first);
    if (others.length === 0 || obstacle === null || obstacle === "reads-only") {
      return group.map((one) => obstacleLine(one, speak));
    }
    const names = group.map(({ name }) => name).join(speak.t("list.comma"));
    const said = speak.t(`onboard.hold-up.${obstacle}`, { count: group.length });
    return [[strong(said), text(`${speak.t("onboard.colon")}${names}`)]];
  });
}

/** One line each on what holds somebody up, or how well they do. */
export function obstacleLine(one: Newcomer, speak: Speaker): Inline[] {
  const obstacle = obstacleOf(one);
  const { handle, logged, daysRead } = one;
  const said =
    obstacle === null
      ? logged === 0
        ? speak.t("onboard.reads")
        : speak.t("onboard.works", { count: logged })
      : obstacle === "reads-only"
        ? speak.t("onboard.holds-up.reads-only", { count: daysRead })
        : speak.t(`onboard.holds-up.${obstacle}`, { handle });
  return [strong(one.name), text(`${speak.t("onboard.colon")}${said}`)];
}

/** Who was told again, and the codes for those whom we cannot reach. */
export function remindedView(
  told: readonly Newcomer[],
  codes: readonly Code[],
  speak: Speaker,
): OutboundMessage {
  const names = told.map(({ name }) => name).join(speak.t("list.comma"));
  const title =
    told.length === 0 ? speak.t("onboard.none-told") : speak.t("onboard.told", { names });
  return {
    kind: "answer",
    summary: title,
    blocks: [paragraph(title), ...codeBlocks(codes, speak)],
    subjects: [],
  };
}

/** To whom was set up: who we are and what to try first. */
export function invitationView(name: string, speak: Speaker): OutboundMessage {
  const title = speak.t("onboard.hello", { name });
  const today = speak.t("commands:today.example");
  return {
    kind: "notice",
    summary: title,
    blocks: [
      paragraph(title),
      paragraph(speak.t("onboard.hello-try", { today })),
      paragraph(speak.t("onboard.hello-week")),
      { type: "actions", buttons: [{ label: today, command: buttonLine("today") }] },
    ],
    subjects: [],
  };
}

/** At the end of the first week: who uses it, and what holds the others up. */
export function firstWeekView(people: readonly Newcomer[], speak: Speaker): OutboundMessage {
  const works = people.filter((one) => obstacleOf(one) === null);
  const others = people.filter((one) => obstacleOf(one) !== null);
  const title = speak.t("onboard.week", { count: people.length, works: works.length });
  return {
    kind: "notice",
    summary: title,
    blocks: [
      { type: "heading", text: title },
      { type: "list", items: [...others, ...works].map((one) => obstacleLine(one, speak)) },
    ],
    subjects: [],
  };
}
