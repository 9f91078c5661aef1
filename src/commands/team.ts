import { z } from "zod";
import { changePush, setTeamLocale, setTeamNames } from "../app/members/apply-settings.ts";
import { findLedTeams, teamCalled } from "../app/members/find-team.ts";
import { everybody } from "../app/push/roster.ts";
import { readPushSetting } from "../bot/arguments/read-push-setting.ts";
import { readSetting } from "../bot/arguments/read-setting.ts";
import { type CommandContext, defineCommand } from "../bot/command.ts";
import { shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { teamHere } from "../bot/posting/team-here.ts";
import type { Team } from "../core/members/member.ts";
import { settingOf } from "../core/push/push-settings.ts";
import type { Locale } from "../core/vocabulary.ts";
import { Refusal } from "../errors.ts";
import { buttonLine } from "../views/blocks/button-line.ts";
import { settingChangedView } from "../views/changes/setting-changed-view.ts";
import { whichTeamView } from "../views/members/which-team-view.ts";
import { pushesView, pushState } from "../views/push/pushes-view.ts";

/**
 * `/team [TEAM] [push WHAT off|on|TIME] [language LANGUAGE] [names full|masked]`: who is in a team and what its group gets,
 * or one of its pushes turned off, on, or moved, or in which language. Asks which, where they lead several.
 */
export const team = defineCommand({
  name: "team",
  topic: "people",
  permission: "manager",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  async run(context, { text }) {
    const { app, actor, lexicon, pushKinds, speak } = context;
    const { led, begun } = await teamBegun(context, text);
    const told = begun === null ? text : text.slice(begun.name.length).trim();
    const named = namesAsked(told, context);
    if (named !== null) return setNames(context, named, begun, led);
    const {
      name,
      setting: wanted,
      rest,
    } = splitAtSetting(told, (at) => wordAt(lexicon.settings, shapeOf(told), at));
    const offered = /^[1-9]\d?$/.test(name ?? "") ? led[Number(name) - 1] : undefined;
    const chosen = begun ?? offered ?? teamCalled(led, name ?? (await nameHere(context)));
    if (chosen === null) {
      if (led.length === 0) throw new Refusal("no-team");
      const change = told.slice(name?.length ?? 0).trim();
      return whichTeamView(led, (one) => buttonLine("team", one, change), speak);
    }
    if (wanted === "locale") return setLanguage(context, chosen, rest);
    const { id, name: called, handles, pushes = {} } = chosen;
    if (rest === "") {
      const title = speak.t("push.of-team", { team: called });
      const members = speak.t("push.members", { members: handles.join(speak.t("list.comma")) });
      const language = speak.t("push.team-language", {
        language: speak.t(`languages.${await localeOf(context, chosen)}`),
      });
      const names = speak.t("push.names-in-group", {
        names: speak.t(chosen.showsNames === true ? "push.names-full" : "push.names-masked"),
      });
      const hints = [members, language, names, speak.t("push.how-to-team")];
      return pushesView({ title, kinds: pushKinds.team, settings: pushes, hints }, speak);
    }
    const { kind, setting } = readPushSetting(rest, pushKinds.team, lexicon, speak);
    await changePush(app, actor, `team:${id}`, kind, setting);
    const before = pushState(settingOf(pushes, kind), speak);
    const label = `${called} · ${speak.sentenceOf("push-kinds.", kind)}`;
    return settingChangedView(label, before, pushState(setting, speak), speak);
  },
});

/** What a text says of names at its end, and what stands before it: `East Team names full`, `名字 打码`. */
function namesAsked(text: string, { lexicon }: CommandContext) {
  const shape = shapeOf(text);
  for (let at = 0; at < shape.length; at++) {
    if (at > 0 && shape.charAt(at - 1) !== " ") continue;
    const found = wordAt(lexicon.teamNames, shape, at);
    if (found?.end === shape.length)
      return { shows: found.value === "full", name: text.slice(0, at).trim() };
  }
  return null;
}

/** Whether a group reads whole names is for admins to say: customers are told there to everybody. */
async function setNames(
  context: CommandContext,
  { shows, name }: { readonly shows: boolean; readonly name: string },
  begun: Team | null,
  led: readonly Team[],
) {
  const { app, actor, speak } = context;
  if (actor.member.role !== "admin") throw new Refusal("team-names-admin");
  const chosen = begun ?? teamCalled(led, name === "" ? await nameHere(context) : name);
  if (chosen === null) {
    if (led.length === 0) throw new Refusal("no-team");
    const words = shows ? "names full" : "names masked";
    return whichTeamView(led, (one) => buttonLine("team", one, words), speak);
  }
  await setTeamNames(app, actor, chosen.id, shows);
  const label = `${chosen.name} · ${speak.t("push.team-names")}`;
  const said = (one: boolean) => speak.t(one ? "push.names-full" : "push.names-masked");
  return settingChangedView(label, said(chosen.showsNames === true), said(shows), speak);
}

/** In which language a team's group is written to. */
const localeOf = async ({ app, actor }: CommandContext, { locale }: Team): Promise<Locale> =>
  locale ?? (await everybody(app))?.organization.locale ?? actor.member.locale;

async function setLanguage(context: CommandContext, team: Team, text: string) {
  const { app, actor, lexicon, speak } = context;
  const { locale } = readSetting("locale", text, lexicon, speak, actor.member.country);
  const before = await localeOf(context, team);
  const wanted = locale ?? before;
  await setTeamLocale(app, actor, team.id, wanted);
  const named = (one: Locale) => speak.t(`languages.${one}`);
  const label = `${team.name} · ${speak.t("me.locale")}`;
  return settingChangedView(label, named(before), named(wanted), speak);
}

/** The teams that the member leads, and the one with whose whole name a text begins, if one does. */
async function teamBegun({ app, actor }: CommandContext, text: string) {
  const led = await findLedTeams(app, actor);
  const said = `${text} `.toLowerCase();
  const [begun = null] = led
    .filter(({ name }) => said.startsWith(`${name.toLowerCase()} `))
    .sort((one, other) => other.name.length - one.name.length);
  return { led, begun };
}

/** In a team's own group it goes without saying which is meant. */
async function nameHere(context: CommandContext): Promise<string | undefined> {
  const teams = (await everybody(context.app))?.teams ?? [];
  const id = await teamHere(context, { teams });
  return teams.find((one) => one.id === id)?.name;
}

/** What stands before and after the word for pushes or for a language. */
function splitAtSetting(
  text: string,
  wordAtPosition: (at: number) => { readonly value: string; readonly end: number } | null,
): {
  readonly name: string | undefined;
  readonly setting: "push" | "locale" | null;
  readonly rest: string;
} {
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && text.charAt(at - 1) !== " ") continue;
    const found = wordAtPosition(at);
    if (found?.value !== "push" && found?.value !== "locale") continue;
    const rest = text.slice(found.end).trim();
    return { name: text.slice(0, at).trim() || undefined, setting: found.value, rest };
  }
  return { name: text.trim() || undefined, setting: null, rest: "" };
}
