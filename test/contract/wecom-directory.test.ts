import { afterEach, expect, it } from "vitest";
import { createWecomAppAdapter } from "../../src/adapters/wecom-app/adapter.ts";
import { wecomAppConfig } from "../../src/adapters/wecom-app/config.ts";
import type { AddressBook } from "../simulators/wecom/address-book.ts";
import { startWecom, type WecomSimulator } from "../simulators/wecom/simulator.ts";

let wecom: WecomSimulator;
afterEach(() => wecom.close());

const book: AddressBook = {
  departments: { 10: 1, 11: 10, 20: 1 },
  people: [
    { userid: "LiLi", name: "李莉", departments: [10] },
    { userid: "otto@corp", name: "Otto Kern", departments: [11, 10] },
    { userid: "books", name: "赵会计", departments: [20] },
    { userid: "boss", name: "陈总", departments: [1] },
  ],
  tags: { 7: ["books"] },
  visible: { departments: [10] },
};

const open = async (changes: Partial<AddressBook> = {}) => {
  wecom = await startWecom({ users: [], book: { ...book, ...changes } });
  const config = wecomAppConfig(wecom.environment.app);
  const { directory } = createWecomAppAdapter(config, { info() {}, warn() {} });
  return async () => (await directory?.([])) ?? [];
};

it("is the app's visible range: departments with those below, each person once", async () => {
  const directory = await open();
  expect(await directory()).toEqual([
    { userId: "LiLi", name: "李莉" },
    { userId: "otto@corp", name: "Otto Kern" },
  ]);
});

it("holds whoever is in the range by name or by a tag", async () => {
  const directory = await open({ visible: { users: ["boss"], tags: [7] } });
  expect((await directory()).map(({ name }) => name)).toEqual(["赵会计", "陈总"]);
});

it("has no names where the app is told ids alone", async () => {
  const directory = await open({ isNameless: true });
  expect(await directory()).toEqual([
    { userId: "LiLi", name: "" },
    { userId: "otto@corp", name: "" },
  ]);
});

it("is read with a new token where the old one has ended", async () => {
  const directory = await open();
  await directory();
  wecom.api.endTokens();
  expect(await directory()).toHaveLength(2);
  expect(wecom.api.fetchedTokens()).toBe(2);
});

it("tells that our address is not trusted", async () => {
  const directory = await open();
  wecom.api.trust(false);
  await expect(directory()).rejects.toMatchObject({ hindrance: "access" });
});
