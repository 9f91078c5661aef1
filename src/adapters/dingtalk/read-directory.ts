import type { DirectoryPerson } from "../../chat/adapter.ts";
import { delivered } from "../../chat/delivered.ts";
import type { Answer } from "./call.ts";

/** Asks the old API; a body is posted. Throws as `call` does. */
export type Ask = (path: string, body?: object) => Promise<Answer>;

/** Departments, and people named one by one, that are asked for at most. */
const most = 200;

/** People of one page, as many as there may be. */
const pageSize = 100;

/**
 * Everybody whom the app may see (open.dingtalk.com, "Obtain the contact permission scope"): the people
 * of the departments that it was given, of those below them, and whoever was given by name.
 */
export async function readDirectory(ask: Ask): Promise<DirectoryPerson[]> {
  const { departments, users } = await scopes(ask);
  const found = new Map<string, DirectoryPerson>();
  const keep = (listed: Listed) => {
    const person = personOf(listed);
    if (person !== null) found.set(person.userId, person);
  };
  const known = new Set(departments);
  for (const department of known) {
    for (const one of await peopleOf(ask, department)) keep(one);
    for (const below of await departmentsBelow(ask, department)) {
      if (known.size < most) known.add(below);
    }
  }
  for (const userid of users.slice(0, most)) {
    const { result } = await ask("/topapi/v2/user/get", { userid });
    keep(objectOf(result));
  }
  return [...found.values()];
}

async function scopes(ask: Ask) {
  const { auth_org_scopes: given } = await ask("/auth/scopes");
  const { authed_dept: departments, authed_user: users } = objectOf(given);
  return { departments: listOf(departments).map(Number), users: listOf(users).map(String) };
}

async function departmentsBelow(ask: Ask, department: number): Promise<number[]> {
  const { result } = await ask("/topapi/v2/department/listsub", { dept_id: department });
  return listOf(result).map((one) => Number(objectOf(one).dept_id));
}

async function peopleOf(ask: Ask, department: number): Promise<Listed[]> {
  const people: Listed[] = [];
  for (let cursor = 0; ; ) {
    const page = { dept_id: department, cursor, size: pageSize };
    const { result } = await ask("/topapi/v2/user/list", page);
    const { list, has_more: hasMore, next_cursor: next } = objectOf(result);
    people.push(...listOf(list).map(objectOf));
    if (hasMore !== true || typeof next !== "number" || next <= cursor) return people;
    cursor = next;
  }
}

/** A person as DingTalk lists them, none of it taken for granted. */
type Listed = Readonly<Record<string, unknown>>;

/** Whoever has not joined DingTalk yet cannot be reached there. */
function personOf({ userid, name, org_email: mailbox, active }: Listed): DirectoryPerson | null {
  const userId = delivered.idOrNone.parse(userid);
  if (userId === undefined || active === false) return null;
  // People may write any other address into their profile themselves.
  const email = typeof mailbox === "string" && mailbox !== "" ? { email: mailbox } : {};
  return { userId, name: delivered.nameOrNone.parse(name) ?? "", ...email };
}

const objectOf = (value: unknown): Listed =>
  typeof value === "object" && value !== null ? (value as Listed) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
