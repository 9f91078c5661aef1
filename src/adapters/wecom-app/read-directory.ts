import type { DirectoryPerson } from "../../chat/adapter.ts";
import { delivered } from "../../chat/delivered.ts";
import type { Answer } from "./call.ts";

/** Asks the API. Throws as `WecomAppClient` does. */
export type Ask = (path: string, query: Readonly<Record<string, string>>) => Promise<Answer>;

/** Departments, and people named one by one, that are asked for at most. */
const most = 200;

/**
 * Everybody whom the app may see: the people of the departments in its visible range
 * (developer.work.weixin.qq.com/document/path/90200, 95350), and whoever is in it by name or by tag
 * (90227). An app is told no addresses; one that somebody else develops is told the ids alone.
 */
export async function readDirectory(ask: Ask, agentId: number): Promise<DirectoryPerson[]> {
  const agent = await ask("agent/get", { agentid: String(agentId) });
  const { allow_userinfos: allowed, allow_partys: parties, allow_tags: tags } = agent;
  const found = new Map<string, DirectoryPerson>();
  const keep = (listed: unknown) => {
    const person = personOf(objectOf(listed));
    if (person !== null) found.set(person.userId, person);
  };
  const departments = new Set(listOf(objectOf(parties).partyid).map(String));
  for (const tag of listOf(objectOf(tags).tagid).slice(0, most)) {
    const { userlist, partylist } = await ask("tag/get", { tagid: String(tag) });
    for (const one of listOf(userlist)) keep(one);
    for (const party of listOf(partylist)) departments.add(String(party));
  }
  for (const department of [...departments]) {
    const { department_id: below } = await ask("department/simplelist", { id: department });
    for (const one of listOf(below)) departments.add(String(objectOf(one).id));
  }
  for (const department of [...departments].slice(0, most)) {
    const { userlist } = await ask("user/simplelist", { department_id: department });
    for (const one of listOf(userlist)) keep(one);
  }
  for (const one of listOf(objectOf(allowed).user).slice(0, most)) {
    const { userid } = objectOf(one);
    if (!found.has(String(userid))) keep(await ask("user/get", { userid: String(userid) }));
  }
  return [...found.values()];
}

/** Where WeCom does not tell a name, it says the id in its place. */
function personOf({ userid, name }: Listed): DirectoryPerson | null {
  const userId = delivered.idOrNone.parse(userid);
  if (userId === undefined) return null;
  const told = delivered.nameOrNone.parse(name) ?? "";
  return { userId, name: told === userId ? "" : told };
}

/** What is listed, none of it taken for granted. */
type Listed = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Listed =>
  typeof value === "object" && value !== null ? (value as Listed) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
