import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/assembly/config.ts";
import { ConfigError } from "../../src/errors.ts";

const refusal = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return { code: error.code, ...error.details };
    throw error;
  }
  return "accepted";
};

describe("the configuration", () => {
  it("needs nothing", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: "127.0.0.1", port: 3000, demo: true, logLevel: "info" });
    expect(config.databaseUrl).toBeUndefined();
    expect(isAbsolute(config.dataDir)).toBe(true);
    expect(config.platforms.filter(({ isSet }) => isSet)).toEqual([]);
  });

  it("takes empty variables as not set, as compose files write them", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", SLACK_BOT_TOKEN: "" })).toEqual(
      readConfig({}),
    );
  });

  it("shows demo data by default on the embedded database only", () => {
    const DATABASE_URL = "postgresql://a:b@db.example/genjin";
    expect(readConfig({ DATABASE_URL }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: "1" }).demo).toBe(true);
    expect(readConfig({ DEMO: "0" }).demo).toBe(false);
  });

  it("serves the local chat until a chat platform is configured, unless it is told", () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    expect(readConfig({}).localChat).toBe(true);
    expect(readConfig({ LOCAL_CHAT: "0" }).localChat).toBe(false);
    expect(readConfig(slack).localChat).toBe(false);
    expect(readConfig({ ...slack, LOCAL_CHAT: "1" }).localChat).toBe(true);
    expect(refusal({ LOCAL_CHAT: "yes" })).toEqual({
      code: "config.invalid",
      names: "LOCAL_CHAT",
    });
  });

  it("takes no token of the local chat that can be guessed", () => {
    expect(refusal({ LOCAL_CHAT_TOKEN: "x".repeat(15) })).toEqual({
      code: "config.invalid",
      names: "LOCAL_CHAT_TOKEN",
    });
    expect(readConfig({ LOCAL_CHAT_TOKEN: "x".repeat(16) }).localChatToken).toBeDefined();
  });

  it("starts the clock where it is told, but not in production", () => {
    for (const GENJIN_NOW of ["2026-12-02T19:50:00+08:00", "2026-12-02T11:50Z"]) {
      expect(readConfig({ GENJIN_NOW }).startAt).toBe(Date.UTC(2026, 11, 2, 11, 50));
      expect(refusal({ GENJIN_NOW, NODE_ENV: "production" })).toEqual({
        code: "config.now-in-production",
      });
    }
  });

  it("reads the master key in both spellings", () => {
    const key = randomBytes(32);
    for (const GENJIN_KEY of [key.toString("hex"), key.toString("base64")]) {
      expect(readConfig({ GENJIN_KEY }).masterKey.fromEnvironment).toEqual(key);
    }
  });

  it("names every wrong variable and shows no value", () => {
    const wrong = {
      DATABASE_URL: "mysql://secret@db",
      REDIS_URL: "secret",
      PORT: "http",
      GENJIN_KEY: "secret",
      GENJIN_NOW: "2026-12-02",
      PUBLIC_URL: "ftp://secret",
      LOG_LEVEL: "loud",
      DEMO: "yes",
    };
    const refused = refusal(wrong);
    expect(refused).toMatchObject({ code: "config.invalid" });
    for (const name of Object.keys(wrong)) expect(JSON.stringify(refused)).toContain(name);
    expect(JSON.stringify(refused)).not.toContain("secret");
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "x" }, "SLACK_APP_TOKEN | SLACK_SIGNING_SECRET"],
    [{ SLACK_API_URL: "x" }, "SLACK_BOT_TOKEN, SLACK_APP_TOKEN | SLACK_SIGNING_SECRET"],
    [{ DINGTALK_CLIENT_ID: "x", DINGTALK_ROBOT_CODE: "x" }, "DINGTALK_CLIENT_SECRET"],
    [{ WECOM_AIBOT_SECRET: "x" }, "WECOM_AIBOT_ID"],
    [{ WECOM_CORP_ID: "x", WECOM_SECRET: "x" }, "WECOM_AGENT_ID, WECOM_TOKEN, WECOM_AES_KEY"],
    [
      { WECOM_AIBOT_ID: "x", SLACK_APP_TOKEN: "x", SLACK_API_URL: "wrong" },
      "SLACK_BOT_TOKEN, WECOM_AIBOT_SECRET",
    ],
    [
      { WECHATY_PUPPET: "wechaty-puppet-service" },
      "WECHATY_PUPPET_SERVICE_TOKEN, WECHATY_PUPPET_SERVICE_ENDPOINT",
    ],
    [{ WECHATY_PUPPET_SERVICE_TOKEN: "x" }, "WECHATY_PUPPET, WECHATY_PUPPET_SERVICE_ENDPOINT"],
    [
      { WECHATY_PUSHES: "1", WECHATY_PUPPET_SERVICE_ENDPOINT: "x" },
      "WECHATY_PUPPET, WECHATY_PUPPET_SERVICE_TOKEN",
    ],
  ])("names what a half-set group lacks: %o", (half, names) => {
    expect(refusal(half)).toEqual({ code: "config.missing", names });
  });

  it("has no language model unless all of it is set", () => {
    const set = { LLM_BASE_URL: "http://127.0.0.1:4000/v1/", LLM_MODEL: "m", LLM_API_KEY: "k" };
    expect(readConfig({}).llm).toBeUndefined();
    expect(readConfig(set).llm).toEqual({
      baseUrl: "http://127.0.0.1:4000/v1",
      model: "m",
      apiKey: "k",
    });
    const { LLM_API_KEY: _, ...half } = set;
    expect(refusal(half)).toEqual({ code: "config.missing", names: "LLM_API_KEY" });
    for (const LLM_BASE_URL of ["secret", "ws://127.0.0.1/v1"])
      expect(refusal({ ...set, LLM_BASE_URL })).toEqual({
        code: "config.invalid",
        names: "LLM_BASE_URL",
      });
    expect(readConfig(set).localChat).toBe(true);
  });

  it("has no mailbox unless its server, user and password are set", () => {
    const set = {
      MAIL_IMAP_URL: "imaps://imap.example.com",
      MAIL_IMAP_USER: "heard@example.com",
      MAIL_IMAP_PASSWORD: "p",
    };
    expect(readConfig({}).mail).toBeUndefined();
    expect(readConfig(set).mail).toEqual(set);
    const { MAIL_IMAP_PASSWORD: _, ...half } = set;
    expect(refusal(half)).toEqual({ code: "config.missing", names: "MAIL_IMAP_PASSWORD" });
    expect(refusal({ MAIL_IMAP_FOLDERS: "INBOX" })).toEqual({
      code: "config.missing",
      names: "MAIL_IMAP_URL, MAIL_IMAP_USER, MAIL_IMAP_PASSWORD",
    });
    for (const MAIL_IMAP_URL of ["imap.example.com", "https://x.example", "imaps://a:b@x.example"])
      expect(refusal({ ...set, MAIL_IMAP_URL })).toEqual({
        code: "config.invalid",
        names: "MAIL_IMAP_URL",
      });
    expect(refusal({ ...set, MAIL_ADDRESSES: "sales" })).toEqual({
      code: "config.invalid",
      names: "MAIL_ADDRESSES",
    });
    expect(readConfig(set).localChat).toBe(true);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "x", SLACK_APP_TOKEN: "x" }, "SLACK_API_URL"],
    [
      { DINGTALK_CLIENT_ID: "x", DINGTALK_CLIENT_SECRET: "x", DINGTALK_ROBOT_CODE: "x" },
      "DINGTALK_OAPI_URL",
    ],
  ])("names an address of a platform that is none: %o %s", (group, names) => {
    for (const url of ["secret", "ftp://secret", "http://"]) {
      expect(refusal({ ...group, [names]: url })).toEqual({ code: "config.invalid", names });
    }
    expect(refusal({ ...group, [names]: "http://127.0.0.1:4000/api" })).toBe("accepted");
  });

  it("knows the platforms that are set", () => {
    const set = readConfig({
      SLACK_BOT_TOKEN: "a",
      SLACK_SIGNING_SECRET: "b",
      WECOM_GROUP_WEBHOOK_URL: "https://c",
    }).platforms.filter(({ isSet }) => isSet);
    expect(set).toEqual([
      { name: "slack", isSet: true, values: { SLACK_BOT_TOKEN: "a", SLACK_SIGNING_SECRET: "b" } },
      { name: "wecom-webhook", isSet: true, values: { WECOM_GROUP_WEBHOOK_URL: "https://c" } },
    ]);
  });

  it("needs no puppet service for another puppet", () => {
    const set = readConfig({ WECHATY_PUPPET: "wechaty-puppet-wechat4u" });
    expect(set.platforms.find(({ name }) => name === "wechaty")).toEqual({
      name: "wechaty",
      isSet: true,
      values: { WECHATY_PUPPET: "wechaty-puppet-wechat4u" },
    });
  });

  it("is listed in .env.example, all of it", () => {
    const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const source = ["assembly/config.ts", "mail/mailbox-settings.ts"]
      .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8"))
      .join();
    const listed = new Set(
      [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name),
    );
    const known = source.match(
      /\b(?!NODE_ENV)[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b|\b(HOST|PORT|DEMO)\b(?=:)/g,
    );
    expect([...new Set(known)].filter((name) => !listed.has(name))).toEqual([]);
  });
});
