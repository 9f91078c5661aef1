import { existsSync, readdirSync, readFileSync } from "node:fs";
import { freePort } from "./free-port.ts";

const folder = new URL("../../node_modules/emulate/dist/", import.meta.url);

/** Whether `emulate` is there, a Slack that others wrote (github.com/vercel-labs/emulate). */
export const hasEmulate = existsSync(new URL("api.js", folder));

/** A person of the workspace, with what they say it with. */
export type Colleague = { readonly id: string; readonly token: string };

/** A message as it stands in the workspace. */
export type Standing = {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
};

type Emulator = { readonly url: string; close(): Promise<void> };
type Webhooks = { register(subscription: Readonly<Record<string, unknown>>): unknown };
type Plugin = {
  register(app: unknown, store: unknown, webhooks: Webhooks, ...more: unknown[]): void;
};
type Answer = { readonly ok: boolean } & Readonly<Record<string, unknown>>;

/**
 * A workspace of `emulate` with our app and one person in it, who is known by this address. Its events
 * are signed with `secret` and go to the address that `subscribe` is told: the package has no setting
 * for that yet, so its own dispatcher is asked, which it hands to its plugin for Slack.
 */
export async function startSlackEmulate(secret: string, email: string) {
  const webhooks = await catchWebhooks();
  const { createEmulator } = await import(new URL("api.js", folder).href);
  const [bot, name] = ["xoxb-genjin", "lily"];
  const person = `xoxp-${name}`;
  const emulator: Emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        signing_secret: secret,
        users: [{ name, real_name: "Li Li", email }],
        channels: [{ name: "sales" }],
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "s",
            name: "Genjin",
            bot_user_id: "U0GENJIN1",
            redirect_uris: [],
          },
        ],
        tokens: [
          { token: bot, type: "bot", user_id: "U0GENJIN1" },
          { token: person, type: "user", user: name },
        ],
      },
    },
  });

  /** Calls a method of the Web API as whoever has the token. */
  async function call(token: string, method: string, args: Readonly<Record<string, string>>) {
    const answer = await fetch(`${emulator.url}/api/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    });
    const said = (await answer.json()) as Answer;
    if (!said.ok) throw new Error(`${method}: ${JSON.stringify(said)}`);
    return said;
  }
  const lily: Colleague = {
    id: String((await call(person, "auth.test", {})).user_id),
    token: person,
  };
  const open = await call(bot, "conversations.open", { users: lily.id });
  const direct = (open.channel as { readonly id: string }).id;

  return {
    apiUrl: `${emulator.url}/api/`,
    bot,
    lily,
    /** The direct chat of the app with the person. */
    direct,
    call,
    /** Where its events go. */
    subscribe: (url: string) =>
      webhooks().register({ owner: "slack", url, events: ["*"], active: true }),
    /** What stands in a chat, oldest first. */
    async standing(channel: string): Promise<readonly Standing[]> {
      const { messages } = await call(bot, "conversations.history", { channel, limit: "100" });
      return [...(messages as readonly Standing[])].reverse();
    },
    close: () => emulator.close(),
  };
}

/** Takes note of the dispatcher that is handed to the plugin for Slack when an emulator starts. */
async function catchWebhooks(): Promise<() => Webhooks> {
  const file = readdirSync(folder).find(
    (one) =>
      one.endsWith(".js") &&
      /export \{[^}]*\bslackPlugin\b/.test(readFileSync(new URL(one, folder), "utf8")),
  );
  if (file === undefined) throw new Error("emulate has no plugin for Slack");
  const { slackPlugin }: { readonly slackPlugin: Plugin } = await import(
    new URL(file, folder).href
  );
  const register = slackPlugin.register;
  let caught: Webhooks | undefined;
  slackPlugin.register = (app, store, webhooks, ...more) => {
    caught = webhooks;
    register(app, store, webhooks, ...more);
  };
  return () => {
    if (caught === undefined) throw new Error("emulate was not started");
    return caught;
  };
}
