/** Somebody of the company, as the admin console has them. */
export type Employee = {
  readonly userid: string;
  readonly name: string;
  readonly departments: readonly number[];
};

/** The company's departments and people, and what of them an app may see. */
export type AddressBook = {
  /** The department above each; the root, 1, has none. */
  readonly departments: Readonly<Record<number, number>>;
  readonly people: readonly Employee[];
  /** User ids by tag. */
  readonly tags?: Readonly<Record<number, readonly string[]>>;
  /** What stands under 「可见范围」. */
  readonly visible: {
    readonly departments?: readonly number[];
    readonly users?: readonly string[];
    readonly tags?: readonly number[];
  };
  /** An app that somebody else develops is told ids in the place of names. */
  readonly isNameless?: boolean;
};

/**
 * The address book's part of the API (developer.work.weixin.qq.com/document/path/95350, 90200, 90196,
 * 90213): the answer, or the number of the refusal. 60011: outside of what the app may see.
 */
export function askAddressBook(
  { departments, people, tags = {}, visible, isNameless = false }: AddressBook,
  path: string,
  query: URLSearchParams,
): object | number {
  const isBelow = (id: number, top: number): boolean =>
    id === top || (id !== 1 && isBelow(departments[id] ?? 1, top));
  const isVisible = (id: number) =>
    (visible.departments ?? []).some((top) => isBelow(id, Number(top)));
  const tagged = (visible.tags ?? []).flatMap((tag) => tags[tag] ?? []);
  const maySee = ({ userid, departments: theirs }: Employee) =>
    theirs.some(isVisible) || [...(visible.users ?? []), ...tagged].includes(userid);
  const shown = ({ userid, name, departments: department }: Employee) => ({
    ...{ userid, name: isNameless ? userid : name, department },
  });
  switch (path) {
    case "/cgi-bin/department/simplelist": {
      const top = Number(query.get("id") ?? 1);
      if (!isVisible(top)) return 60_011;
      const all = [1, ...Object.keys(departments).map(Number)];
      const found = all.filter((id) => isBelow(id, top));
      return {
        department_id: found.map((id) => ({ id, parentid: departments[id] ?? 0, order: 1 })),
      };
    }
    case "/cgi-bin/user/simplelist": {
      const department = Number(query.get("department_id"));
      if (!isVisible(department)) return 60_011;
      const list = people.filter((one) => one.departments.includes(department));
      return { userlist: list.map(shown) };
    }
    case "/cgi-bin/user/get": {
      const found = people.find(({ userid }) => userid === query.get("userid"));
      if (found === undefined) return 60_111;
      return maySee(found) ? shown(found) : 60_011;
    }
    case "/cgi-bin/tag/get": {
      const tag = Number(query.get("tagid"));
      if (!(visible.tags ?? []).includes(tag)) return 60_011;
      const list = people.filter(({ userid }) => (tags[tag] ?? []).includes(userid));
      return { tagname: "tag", userlist: list.map(shown), partylist: [] };
    }
    default:
      return 40_066;
  }
}
