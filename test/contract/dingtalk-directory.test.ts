import { afterEach, expect, it } from "vitest";
import { createDingtalkAdapter } from "../../src/adapters/dingtalk/adapter.ts";
import { dingtalkConfig } from "../../src/adapters/dingtalk/config.ts";
import { usualPatience } from "../../src/adapters/dingtalk/patience.ts";
import type { AddressBook, Employee } from "../simulators/dingtalk/address-book.ts";
import { type DingtalkSimulator, startDingtalk } from "../simulators/dingtalk/simulator.ts";

let dingtalk: DingtalkSimulator;
afterEach(() => dingtalk.close());

const rights = [
  "qyapi_get_department_list",
  "qyapi_get_department_member",
  "qyapi_get_member",
] as const;

/** Sales (10) with East (11) and West (12) below it, and accounting (20). */
const departments = { 10: 1, 11: 10, 12: 10, 20: 1 };

const people: readonly Employee[] = [
  { userid: "m1", name: "王芳", departments: [10], org_email: "fang@example.com" },
  { userid: "0123456789", name: "Otto Kern", departments: [11, 12] },
  { userid: "books", name: "赵会计", departments: [20] },
  { userid: "gone", name: "还没加入", departments: [11], active: false },
];

const open = async (book: Partial<AddressBook>, given: readonly string[] = rights) => {
  const visible = { departments: [1] };
  dingtalk = await startDingtalk({
    rights: given,
    book: { departments, people, visible, ...book },
  });
  const { directory } = createDingtalkAdapter(
    dingtalkConfig(dingtalk.environment),
    { info() {}, warn() {} },
    usualPatience,
  );
  return async () => (await directory?.([])) ?? [];
};

it("is read with every department below, each person once, by the company's own mailbox alone", async () => {
  const directory = await open({});
  expect(await directory()).toEqual([
    { userId: "m1", name: "王芳", email: "fang@example.com" },
    { userId: "books", name: "赵会计" },
    { userId: "0123456789", name: "Otto Kern" },
  ]);
});

it("is read as far as the app may see, and no further", async () => {
  const directory = await open({ visible: { departments: [12], users: ["m1"] } });
  expect((await directory()).map(({ name }) => name)).toEqual(["Otto Kern", "王芳"]);
});

it("comes in pages", async () => {
  const many = Array.from({ length: 230 }, (_, at) => ({
    ...{ userid: `u${at}`, name: `Person ${at}`, departments: [1] },
  }));
  const directory = await open({ people: many });
  expect(new Set((await directory()).map(({ userId }) => userId)).size).toBe(230);
  const paths = dingtalk.calls.map(({ path }) => path);
  expect(paths.filter((path) => path === "/topapi/v2/user/list").length).toBe(3 + 4);
});

it.each(rights)("is closed without %s, and open once it is given", async (missing) => {
  const visible = { departments: [10], users: ["books"] };
  const directory = await open(
    { visible },
    rights.filter((right) => right !== missing),
  );
  await expect(directory()).rejects.toMatchObject({ retryable: false });
  dingtalk.grant(missing);
  expect((await directory()).map(({ userId }) => userId)).toEqual(["m1", "0123456789", "books"]);
});

it("is read with a new token where the old one has ended", async () => {
  const directory = await open({});
  await directory();
  dingtalk.expireTokens();
  expect(await directory()).toHaveLength(3);
  expect(dingtalk.tokensIssued()).toBe(2);
});

it("waits where there are too many calls for a second", async () => {
  const flat = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [100 + at, 1]));
  const everywhere = Object.keys(flat).map((id) => ({
    ...{ userid: `u${id}`, name: id, departments: [Number(id)] },
  }));
  const directory = await open({ departments: flat, people: everywhere });
  expect(await directory()).toHaveLength(25);
}, 20_000);
