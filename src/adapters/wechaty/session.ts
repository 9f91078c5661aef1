import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { WechatyOptions } from "wechaty";
import { isService, type WechatyConfig } from "./config.ts";
import type { Puppet } from "./service-package.ts";
import { servicePuppet } from "./service-puppet.ts";
import { within } from "./within.ts";

/** What becomes of one session. */
export type SessionHooks = {
  /** Something came, whatever it was. */
  onLife(): void;
  onMessage(messageId: string): void;
  /** A person must scan this code with the phone of the account. */
  onScan(code: string): void;
  onLogin(): void;
  onLogout(): void;
  /** It is over; `status` is gRPC's number for why, where there is one. */
  onEnd(status?: number): void;
};

/** One connection to a puppet. It is used once; another follows it. */
export type Session = {
  readonly puppet: Puppet;
  start(): void;
  /** Asks it for a sign of life. */
  ding(): void;
  /** Says goodbye, for so many milliseconds at most; a connection that is dead is cut off at once. */
  close(farewell: number, isDead: boolean): Promise<void>;
};

/** gRPC's numbers for a connection that is over: cancelled, unavailable, not let in. */
const endings: ReadonlySet<number> = new Set([1, 14, 16]);

/** The longest silence that Wechaty bears by itself, in seconds: ours is far shorter. */
const options = { timeoutSeconds: 86_400 };

/**
 * Loads Wechaty and the puppet, and prepares a session that is not started yet. Calls of a puppet
 * service take so many milliseconds at most.
 */
export async function prepareSession(
  config: WechatyConfig,
  longestCall: number,
  hooks: SessionHooks,
): Promise<Session> {
  const { WechatyBuilder, log } = await import("wechaty");
  // It prints what people write.
  log.level("silent");
  const service = isService(config)
    ? await servicePuppet(config, options, longestCall, hooks.onEnd)
    : null;
  const bot = WechatyBuilder.build(
    service === null ? await ownPuppet(config) : { puppet: service },
  );
  // The listener stays to the end, or a late error would end the process.
  bot.on("error", ({ code }) => {
    if (endings.has(code)) hooks.onEnd(code);
  });
  await bot.init();
  const { puppet } = bot;
  puppet.on("heartbeat", hooks.onLife);
  puppet.on("dong", hooks.onLife);
  puppet.on("message", ({ messageId }) => hooks.onMessage(messageId));
  puppet.on("scan", ({ qrcode = "" }) => {
    hooks.onLife();
    if (qrcode !== "") hooks.onScan(qrcode);
  });
  puppet.on("login", hooks.onLogin);
  puppet.on("logout", hooks.onLogout);
  const ding = () => {
    try {
      puppet.ding();
    } catch {
      // It is not started, or over.
    }
  };
  return {
    puppet,
    ding,
    start() {
      bot.start().then(ding, () => hooks.onEnd());
    },
    async close(farewell, isDead) {
      if (isDead) service?.cut();
      await within(farewell, bot.stop()).catch(() => {});
      service?.cut();
    },
  };
}

/** Any other puppet, by its name; what it remembers of its log-in goes to our folder. */
async function ownPuppet({ puppet, token, folder }: WechatyConfig): Promise<WechatyOptions> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    name: join(folder, puppet.replaceAll("/", "-")),
    puppet: puppet as NonNullable<WechatyOptions["puppet"]>,
    puppetOptions: { ...options, ...(token === undefined ? {} : { token }) },
  } as WechatyOptions;
}
