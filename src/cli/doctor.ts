import type { Command } from "commander";
import { appIn } from "../app/app.ts";
import { findAllCalendarGaps } from "../app/calendar/find-calendar-gaps.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import { hasStrangers } from "../app/process/count-listeners.ts";
import { examine } from "../app/process/examine.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { type PlatformSettings, readConfig } from "../assembly/config.ts";
import { heardMailboxes } from "../assembly/heard-mailboxes.ts";
import { tryMailbox } from "../assembly/try-mailbox.ts";
import { version } from "../assembly/version.ts";
import { canDraw } from "../charts/render-png.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { calendarGapText } from "../views/calendar/calendar-gap-text.ts";
import { onConnections } from "./examine-connections.ts";
import { onRates } from "./examine-rates.ts";
import { type Finding, onBackups, onDisk } from "./examine-storage.ts";
import { reportFailure } from "./report-failure.ts";
import { zoneRulesInUse } from "./zone-rules-in-use.ts";

/** `doctor`: looks at configuration, database, queue and platforms, and says what to do. */
export function registerDoctor(program: Command, speak: Speaker): void {
  program
    .command("doctor")
    .description(speak.t("cli:doctor"))
    .option("--json", speak.t("cli:json"))
    .action(async ({ json }: { json?: true }) => {
      try {
        for await (const finding of findings(speak)) {
          if (finding.state === "bad") process.exitCode = 1;
          console.log(json ? JSON.stringify(finding) : lineOf(speak, finding));
        }
      } catch (error) {
        reportFailure(speak, error);
      }
    });
}

async function* findings(speak: Speaker): AsyncGenerator<Finding> {
  yield {
    check: "version",
    state: "ok",
    what: speak.t("cli:check.version", { version }),
  };
  yield {
    check: "node",
    state: "ok",
    what: speak.t("cli:check.node", { version: process.version }),
  };
  const config = readConfig();
  yield { check: "config", state: "ok", what: speak.t("cli:check.config") };
  yield* onDisk(speak, config.dataDir);
  const { openGenjin } = await import("../assembly/bootstrap.ts");
  const genjin = await openGenjin(config, "command");
  try {
    const { version: server, role, isTooStrong, ...counts } = await examine(genjin.app);
    const { members, teams, customers } = counts;
    yield {
      check: "database",
      state: "ok",
      what:
        config.databaseUrl === undefined
          ? speak.t("cli:check.database-embedded", { version: server, path: config.dataDir })
          : speak.t("cli:check.database", { version: server }),
    };
    if (isTooStrong) {
      yield {
        check: "database-role",
        state: "warn",
        what: speak.t("cli:check.database-role", { role }),
        todo: speak.t("cli:check.database-role-todo"),
      };
    }
    yield members === 0
      ? {
          check: "organization",
          state: "bad",
          what: speak.t("cli:check.organization-missing"),
          todo: speak.t("cli:check.organization-todo"),
        }
      : {
          check: "organization",
          state: "ok",
          what: speak.t("cli:check.organization", { members, teams, customers }),
        };
    yield await onZones(speak, genjin);
    yield* onBackups(speak, genjin);
    yield* onOrganizations(speak, genjin);
    yield await onLlm(speak, genjin);
    yield* onMailboxes(speak, genjin);
    for (const platform of config.platforms) {
      const adapter = genjin.bot.adapters.get(platform.name);
      yield* onPlatform(speak, platform, adapter);
      if (adapter?.connectionsSeen !== undefined && (await hasStrangers(genjin.app, platform.name)))
        yield onStrangers(speak, platform);
    }
    yield* onConnections(speak, genjin);
  } finally {
    await genjin.close();
  }
  if (config.redisUrl === undefined) {
    yield { check: "queue", state: "ok", what: speak.t("cli:check.postgres-queue") };
  } else {
    const { canReach } = await import("../queue/can-reach.ts");
    yield (await canReach(config.redisUrl))
      ? { check: "queue", state: "ok", what: speak.t("cli:check.redis") }
      : {
          check: "queue",
          state: "bad",
          what: speak.t("cli:check.redis"),
          todo: speak.t("cli:check.redis-todo"),
        };
  }
  yield canDraw()
    ? { check: "pictures", state: "ok", what: speak.t("cli:check.pictures") }
    : { check: "pictures", state: "off", what: speak.t("cli:check.pictures-off") };
  yield { check: "local", state: "ok", what: speak.t("cli:check.local") };
}

/** By which rules clocks go; a year is long enough for some country to have changed its mind. */
async function onZones(speak: Speaker, { now }: Genjin): Promise<Finding> {
  const { release, date, isOld } = await zoneRulesInUse(now());
  const check = "zones";
  return isOld
    ? {
        check,
        state: "warn",
        what: speak.t("cli:check.zones-old", { release, date }),
        todo: speak.t("cli:check.zones-todo"),
      }
    : { check, state: "ok", what: speak.t("cli:check.zones", { release, date }) };
}

/** Whether the language model answers; without it all else works as well. */
async function onLlm(speak: Speaker, { bot, config }: Genjin): Promise<Finding> {
  const check = "llm";
  if (config.llm === undefined || bot.secondReader === undefined)
    return { check, state: "off", what: speak.t("cli:check.llm-off") };
  const answer = await bot.secondReader.ask("Answer with the JSON object {}.", "{}");
  const { model, baseUrl } = config.llm;
  const whom = { model, host: new URL(baseUrl).host };
  const { outcome } = answer;
  if (outcome === "answered") return { check, state: "ok", what: speak.t("cli:check.llm", whom) };
  const todo =
    outcome === "refused"
      ? speak.t("cli:check.llm-refused-todo", { status: answer.status })
      : outcome === "slow" || outcome === "unreadable"
        ? speak.t(`cli:check.llm-${outcome}-todo`)
        : speak.t("cli:check.llm-away-todo");
  return { check, state: "warn", what: speak.t("cli:check.llm-silent", whom), todo };
}

/** Whether each mailbox can be opened, and has its folders. */
async function* onMailboxes(speak: Speaker, { app, config }: Genjin): AsyncGenerator<Finding> {
  const check = "mail";
  const mailboxes = await heardMailboxes(app, config);
  if (mailboxes.length === 0) yield { check, state: "off", what: speak.t("cli:check.mail-off") };
  for (const { settings } of mailboxes) {
    const { user, host } = settings;
    const found = await tryMailbox(settings);
    if (found === null)
      yield { check, state: "ok", what: speak.t("cli:check.mail", { user, host }) };
    else
      yield {
        check,
        state: "bad",
        what: speak.t("cli:check.mail-away", { user, host }),
        todo: speak.t(`errors:mailbox.${found.trouble}`, { host, folder: found.folder }),
      };
  }
}

/** What each organization plans and reckons with; where there are several, whose it is. */
async function* onOrganizations(speak: Speaker, genjin: Genjin): AsyncGenerator<Finding> {
  const all = await findOrganizations(genjin.app);
  for (const { id, name: organization } of all) {
    const theirs = { app: appIn(genjin.app, id), now: genjin.now };
    for (const look of [onCalendars, onRates]) {
      for await (const finding of look(speak, theirs)) {
        const what = speak.t("cli:check.of-organization", { organization, what: finding.what });
        yield all.length > 1 ? { ...finding, organization, what } : finding;
      }
    }
  }
}

/** What is not known of the years and countries that we plan for. */
async function* onCalendars(
  speak: Speaker,
  { app, now }: Pick<Genjin, "app" | "now">,
): AsyncGenerator<Finding> {
  const gaps = await findAllCalendarGaps(app, now());
  if (gaps.length === 0)
    yield { check: "calendar", state: "ok", what: speak.t("cli:check.calendar") };
  for (const gap of gaps) {
    const what = calendarGapText(gap, speak);
    yield {
      check: "calendar",
      state: "warn",
      what,
      todo: speak.t(`cli:check.calendar-${gap.gap}`),
    };
  }
}

/** What a platform itself says of our account there. */
async function* onPlatform(
  speak: Speaker,
  { name, isSet }: PlatformSettings,
  adapter: Adapter | undefined,
): AsyncGenerator<Finding> {
  if (!isSet) {
    yield { check: name, state: "off", what: speak.t("cli:check.platform-off", { name }) };
  } else if (adapter?.check === undefined) {
    const what = speak.t("cli:check.platform", { name });
    yield { check: name, state: "bad", what, todo: speak.t("cli:check.platform-todo") };
  } else {
    for (const { code, isWell, details } of await adapter.check()) {
      const what = speak.sentenceOf("cli:platform.", `${name}.${code}`, details);
      yield isWell
        ? { check: name, state: "ok", what }
        : {
            check: name,
            state: "bad",
            what,
            todo: speak.sentenceOf("cli:platform.", `${name}.${code}-todo`, details),
          };
    }
  }
}

/** Somebody else gets a part of what people write. */
const onStrangers = (speak: Speaker, { name }: PlatformSettings): Finding => ({
  check: `${name}-connections`,
  state: "warn",
  what: speak.t("cli:check.strangers", { name }),
  todo: speak.t("cli:check.strangers-todo"),
});

const lineOf = (speak: Speaker, { state, what, todo = "" }: Finding): string =>
  speak.t(`cli:check-${state}`, { what, todo });
