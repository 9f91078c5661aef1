/** Somebody of the organization, as the admin console has them. */
export type Employee = {
  readonly userid: string;
  readonly name: string;
  readonly departments: readonly number[];
  /** Mailbox with the organization. */
  readonly org_email?: string;
  /** False: invited, and never joined. */
  readonly active?: boolean;
};

/** The organization's departments and people, and what of them an app may see. */
export type AddressBook = {
  /** The department above each; the root, 1, has none. */
  readonly departments: Readonly<Record<number, number>>;
  readonly people: readonly Employee[];
  /** What stands under 「应用可见范围」; the root: everybody. */
  readonly visible: { readonly departments: readonly number[]; readonly users?: readonly string[] };
};

/** What each call needs; without it DingTalk names it in its refusal. */
const needed: Readonly<Record<string, string>> = {
  "/topapi/v2/department/listsub": "qyapi_get_department_list",
  "/topapi/v2/user/list": "qyapi_get_department_member",
  "/topapi/v2/user/get": "qyapi_get_member",
};

type Asked = { readonly dept_id?: number; readonly cursor?: number; readonly size?: number };

/**
 * The old API of an address book: `auth/scopes`, `department/listsub`, `user/list`. Null: it has no such
 * path. `rights` are those of the token in use.
 */
export function askAddressBook(
  { departments, people, visible }: AddressBook,
  path: string,
  { dept_id: department = 0, cursor = 0, size = 0 }: Asked,
  rights: ReadonlySet<string>,
): object | null {
  const right = needed[path];
  if (right !== undefined && !rights.has(right)) return withoutRight(right);
  const isVisible = (id: number): boolean =>
    visible.departments.includes(id) || (id !== 1 && isVisible(departments[id] ?? 1));
  if (path === "/auth/scopes") {
    const { users = [] } = visible;
    const scopes = { authed_dept: visible.departments, authed_user: users };
    return { errcode: 0, errmsg: "ok", auth_user_field: [], auth_org_scopes: scopes };
  }
  if (path === "/topapi/v2/department/listsub") {
    if (!isVisible(department)) return { errcode: 50_004, errmsg: "dept not in auth scope" };
    const below = Object.entries(departments).filter(([, above]) => above === department);
    const result = below.map(([id]) => ({ dept_id: Number(id), parent_id: department, name: id }));
    return { errcode: 0, errmsg: "ok", result };
  }
  if (path !== "/topapi/v2/user/list") return null;
  if (!isVisible(department)) return { errcode: 50_004, errmsg: "dept not in auth scope" };
  if (size < 1 || size > 100) return { errcode: 40_035, errmsg: "invalid parameter" };
  const all = people.filter((one) => one.departments.includes(department));
  const list = all.slice(cursor, cursor + size).map(shown);
  const hasMore = cursor + size < all.length;
  const result = { list, has_more: hasMore, ...(hasMore ? { next_cursor: cursor + size } : {}) };
  return { errcode: 0, errmsg: "ok", result };
}

/** A person as the API lists them; the other address they wrote themselves. */
const shown = ({ departments, ...one }: Employee) => ({
  active: true,
  email: "any@example.com",
  dept_id_list: departments,
  ...one,
});

/** As the old API words it: it looks like too many calls but for `sub_code`. */
export const withoutRight = (right: string) => ({
  errcode: 88,
  errmsg: "ding talk error[subcode=60011,submsg=…]",
  sub_code: "60011",
  sub_msg: `应用尚未开通所需的权限：[${right}]，点击链接申请并开通即可`,
});
