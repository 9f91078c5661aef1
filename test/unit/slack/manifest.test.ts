import { expect, it } from "vitest";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import { commandsWith } from "../../../src/assembly/plugged.ts";
import { features } from "../../../src/features/index.ts";
import { loadLocales } from "../../../src/i18n/load-locales.ts";

const speak = loadLocales().speaker("zh-CN");
const given = commandsWith(features).map(({ name }) => ({
  name,
  description: speak.t(`commands:${name}.help`),
  hint: "",
}));
const words = {
  about: "x".repeat(100),
  logThis: {
    name: speak.t("cli:connect-log-this"),
    description: speak.t("cli:connect-log-this-about"),
  },
  tell: { name: speak.t("cli:connect-tell"), description: speak.t("cli:connect-tell-about") },
};

const typedIn = (manifest: object): { command: string; description: string }[] =>
  JSON.parse(JSON.stringify(manifest)).features.slash_commands;

it("keeps to Slack's rules for manifests", () => {
  const manifest = JSON.parse(JSON.stringify(slackManifest(given, words)));
  const typed = typedIn(manifest);
  expect(typed.length).toBeGreaterThan(10);
  expect(typed.length).toBeLessThanOrEqual(50);
  for (const { command, description } of typed) {
    expect(command).toMatch(/^\/[a-z][a-z0-9_-]{0,30}$/);
    expect(description).not.toBe("");
  }
  expect(new Set(typed.map((one) => one.command)).size).toBe(typed.length);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  const { shortcuts } = manifest.features;
  expect(shortcuts).toMatchObject([
    { type: "message", callback_id: "log_this" },
    { type: "global", callback_id: "tell_what" },
  ]);
  for (const { name, description } of shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
  expect(JSON.stringify(manifest)).not.toContain("assistant");
});

it("names the address wherever Slack asks for one", () => {
  const manifest = slackManifest(given, words, { address: "https://genjin.example.com" });
  const all = JSON.stringify(manifest).match(/https:[^"]+/g) ?? [];
  const back = "https://genjin.example.com/slack/oauth_redirect";
  expect(all.filter((one) => one === back)).toHaveLength(1);
  const addresses = all.filter((one) => one !== back);
  expect(addresses).toHaveLength(typedIn(manifest).length + 2);
  expect(new Set(addresses)).toEqual(new Set(["https://genjin.example.com/slack/events"]));
  expect(manifest).toMatchObject({ settings: { socket_mode_enabled: false } });
});

it("has /genjin alone where that is wanted, and all the rest as ever", () => {
  const [all, one] = [{}, { isOneCommand: true }].map((wishes) =>
    JSON.parse(JSON.stringify(slackManifest(given, words, wishes))),
  );
  expect(typedIn(one).map(({ command }) => command)).toEqual(["/genjin"]);
  const without = (manifest: { features: object }) => ({
    ...manifest,
    features: { ...manifest.features, slash_commands: [] },
  });
  expect(without(one)).toEqual(without(all));
});

it("has the assistant view where that is wanted, with all that it needs", () => {
  const manifest = JSON.parse(JSON.stringify(slackManifest(given, words, { isAssistant: true })));
  expect(manifest.features.assistant_view.assistant_description).not.toBe("");
  expect(manifest.oauth_config.scopes.bot).toContain("assistant:write");
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining([
      "assistant_thread_context_changed",
      "assistant_thread_started",
      "message.im",
    ]),
  );
});
