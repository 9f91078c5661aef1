import { z } from "zod";
import { findMissingCustomers } from "../../app/customer/find-missing-customers.ts";
import { type CommandContext, type Directory, defineCommand } from "../../bot/command.ts";
import type { DirectoryPerson } from "../../chat/adapter.ts";
import type { Role } from "../../core/vocabulary.ts";
import { locales, roles } from "../../core/vocabulary.ts";
import { AdapterError, Refusal, UnansweredError } from "../../errors.ts";
import { listNewcomers, onboardPeople, remindSilent } from "./onboard-people.app.ts";
import {
  askRosterView,
  newcomersView,
  onboardedView,
  remindedView,
  rosterDraftView,
} from "./onboarding.view.ts";
import { type Listed, planPeople } from "./plan-people.app.ts";
import { mostPeople, type RosterRow, type RosterWords, readRoster } from "./roster.core.ts";

/**
 * `/onboard [ROSTER]`: an admin brings a team in. A pasted roster, or the directory of a platform, is
 * shown as it was understood and set up by `1` (`+` before it); alone it asks for the people, or tells how
 * far those have come who were set up lately.
 */
export const onboard = defineCommand({
  name: "onboard",
  topic: "people",
  after: "link",
  permission: "admin",
  audience: "private",
  args: z.object({ text: z.string().default("") }),
  positional: ["text…"],
  async run(context, { text }) {
    const { app, actor, directories, speak } = context;
    const platforms = directories.map(({ platform }) => platform);
    if (text === "") {
      const people = await listNewcomers(app, actor);
      return people.length === 0
        ? askRosterView(platforms, speak)
        : newcomersView(people, platforms, actor.now, speak);
    }
    const words = wordsOf(context);
    if (words.remind.has(text.trim().toLowerCase())) {
      const { told, codes } = await remindSilent(app, actor);
      return remindedView(told, codes, speak);
    }
    const chosen = directoryCalled(context, text.trim(), words);
    if (chosen !== null) return fromDirectory(context, chosen);
    const isSure = text.startsWith("+");
    const { rows, unread } = readRoster(isSure ? text.slice(1) : text, words.roster);
    if (rows.length === 0) throw new Refusal("roster-unread");
    if (rows.length > mostPeople) {
      throw new Refusal("roster-large", { count: rows.length, most: mostPeople });
    }
    const listed = await listAll(directories);
    if (!isSure) return draft(context, rows, unread, listed);
    const team = speak.t("onboard.team-name");
    const withCodes = hasPlatforms(context);
    const { people, codes } = await onboardPeople(app, actor, rows, listed, { team, withCodes });
    const hasCustomers = (await findMissingCustomers(app, actor)) === null;
    return onboardedView(people, codes, hasCustomers, speak);
  },
});

/** Shows everybody of a directory who is not linked yet. */
async function fromDirectory(context: CommandContext, chosen: Directory) {
  const { app, actor, speak } = context;
  const platform = speak.sentenceOf("platforms.", chosen.platform);
  const people = await chosen.people().catch((error: unknown) => {
    throw unseen(error, platform, speak.sentenceOf("onboard.directory-needs.", chosen.platform));
  });
  const named = people.filter(({ name }) => name !== "");
  if (people.length === 0) throw new Refusal("directory-empty", { platform });
  if (named.length === 0) throw new Refusal("directory-nameless", { platform });
  const listed = listedOn(chosen, people);
  const rows = named.map(
    ({ userId, name, email }): RosterRow => ({
      ...{ name, email: email ?? null, place: null, zone: null, role: null, team: null },
      account: `${chosen.platform}:${userId}`,
    }),
  );
  const planned = await planPeople(app, actor, rows, listed, speak.t("onboard.team-name"));
  const left = planned.filter(({ isLinked }) => !isLinked).map(({ row }) => row);
  if (left.length === 0) throw new Refusal("directory-known");
  if (left.length > mostPeople) {
    throw new Refusal("directory-large", { platform, count: left.length, most: mostPeople });
  }
  return draft(context, left, [], listed);
}

/** What is said where a directory could not be read. */
function unseen(error: unknown, platform: string, needs: string): unknown {
  if (error instanceof UnansweredError) return new Refusal("directory-away", { platform });
  if (!(error instanceof AdapterError)) return error;
  const isClosed = !error.retryable || error.hindrance === "access";
  return isClosed
    ? new Refusal("directory-closed", { platform, needs })
    : new Refusal("directory-away", { platform });
}

const listedOn = (
  { platform, alsoOn }: Directory,
  people: readonly DirectoryPerson[],
): readonly Listed[] => people.map((one) => ({ ...one, platform, alsoOn }));

async function draft(
  context: CommandContext,
  rows: readonly RosterRow[],
  unread: readonly string[],
  listed: readonly Listed[],
) {
  const { app, actor, speak } = context;
  const people = await planPeople(app, actor, rows, listed, speak.t("onboard.team-name"));
  return rosterDraftView(people, unread, hasPlatforms(context), speak);
}

/** Whether people have to be linked: on the platform that is always there everybody is known. */
const hasPlatforms = ({ platforms, routes }: CommandContext): boolean =>
  platforms.some((platform) => platform !== routes.direct("").platform);

/** Everybody whom the platforms vouch for; one that does not answer vouches for nobody. */
async function listAll(directories: readonly Directory[]): Promise<Listed[]> {
  const lists = await Promise.all(
    directories.map(async (one) => listedOn(one, await one.people().catch(() => []))),
  );
  return lists.flat();
}

/** The directory that a word names: its platform's name, or any word for a directory. */
function directoryCalled(
  { directories, speak }: CommandContext,
  text: string,
  { directory, platforms }: ReturnType<typeof wordsOf>,
): Directory | null {
  const wanted = text.toLowerCase();
  const isCalled = (platform: string) =>
    platform === wanted || speak.sentenceOf("platforms.", platform).toLowerCase() === wanted;
  const named =
    directories.find((one) => isCalled(one.platform)) ??
    directories.find((one) => one.alsoOn.some(isCalled)) ??
    (directory.has(wanted) ? directories[0] : undefined);
  if (named !== undefined) return named;
  if (directory.has(wanted) || platforms.has(wanted)) throw new Refusal("no-directory");
  return null;
}

/** What words mean here, in every language. */
function wordsOf({ speakIn, platforms }: CommandContext) {
  const all = (key: "header" | "drop" | "remind" | "directory" | "platforms" | `role-${Role}`) =>
    locales.flatMap((locale) =>
      speakIn(locale)
        .t(`roster-words.${key}`)
        .split(",")
        .map((word) => word.trim()),
    );
  const roster: RosterWords = {
    roles: new Map(roles.flatMap((role) => all(`role-${role}`).map((word) => [word, role]))),
    header: new Set(all("header")),
    drop: new Set(all("drop")),
    platforms: new Set(platforms),
  };
  return {
    roster,
    remind: new Set(all("remind")),
    directory: new Set(all("directory")),
    platforms: new Set(all("platforms")),
  };
}
