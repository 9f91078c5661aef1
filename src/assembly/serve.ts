import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { fillDemo } from "../app/demo/fill-demo.ts";
import { makeFirstCode } from "../app/members/make-link-code.ts";
import { reportFailure } from "../cli/report-failure.ts";
import { terminalSpeaker } from "../cli/terminal.ts";
import { loadLibrary } from "../core/calendar/library-days.ts";
import { ConfigError } from "../errors.ts";
import { createHttpServer } from "../http/create-http-server.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { createMetrics } from "../metrics/create-metrics.ts";
import { canReach } from "../queue/can-reach.ts";
import { redisAddresses } from "../queue/redis-addresses.ts";
import { watchInbox } from "../scheduler/watch-inbox.ts";
import { awaitDatabase } from "../store/database/await-database.ts";
import { type Genjin, openGenjin } from "./bootstrap.ts";
import { type Config, readConfig } from "./config.ts";
import { hearMailboxes } from "./hear-mailboxes.ts";
import { keepBackups } from "./keep-backups.ts";
import { keepDues } from "./keep-dues.ts";
import { startConnectedPushes, startPushes } from "./start-work.ts";
import { version } from "./version.ts";
import { whenAbandoned } from "./when-abandoned.ts";

/** What a process does: answer over HTTP, push on schedule, or both. */
export type ProcessRole = "all" | "web" | "worker";

/** Longest time that a start waits for its database, in milliseconds. */
const databasePatienceMs = 60_000;

/** Longest time that answers in work may take at the end, in milliseconds. */
const drainMs = 10_000;

/** Longest time a stop may take before the process ends anyway, in milliseconds. */
const stopPatienceMs = 18_000;

/**
 * Runs the service until SIGINT, SIGTERM or the end of the npm that started it, then finishes what
 * is in flight and stops everything, the embedded server included. What prevents the start is said
 * in one sentence, with exit status 1.
 */
export async function serve(role: ProcessRole): Promise<void> {
  // Garbage is collected before it piles up: a third less memory for a tenth more time.
  setFlagsFromString("--optimize-for-size");
  const speak = terminalSpeaker();
  const stopping = Promise.race([stopSignal(), whenAbandoned()]);
  void stopping.then(() => setTimeout(() => process.exit(1), stopPatienceMs).unref());
  try {
    const config = readConfig();
    if (config.databaseUrl !== undefined) {
      const say = (host: string) => console.error(speak.t("cli:awaiting-database", { host }));
      const coming = awaitDatabase(config.databaseUrl, databasePatienceMs, say);
      const isToStop = stopping.then(() => true);
      if (await Promise.race([coming, isToStop])) process.exit();
    }
    const genjin = await openGenjin(config, role === "worker" ? "worker" : "service");
    const running = await launch(genjin, role, speak).catch(async (error: unknown) => {
      await genjin.close();
      throw error;
    });
    console.log(`Genjin is ready at ${running.url}`);
    setImmediate(loadLibrary);
    await stopping;
    console.error(speak.t("cli:stopping"));
    await running.stop();
    await genjin.close();
  } catch (error) {
    reportFailure(speak, error);
  }
  process.exit();
}

/** Resolves at the first signal to stop; further ones change nothing. */
async function stopSignal(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const gone = new AbortController();
  await Promise.race(signals.map((signal) => once(process, signal, { signal: gone.signal })));
  for (const signal of signals) process.on(signal, () => {});
}

type Running = { readonly url: string; stop(): Promise<void> };

/** Starts what the role asks for on an open app. */
export async function launch(genjin: Genjin, role: ProcessRole, speak: Speaker): Promise<Running> {
  const { config } = genjin;
  if (config.demo) await fillDemo(genjin.app, genjin.now());
  if (config.redisUrl !== undefined && !(await canReach(config.redisUrl))) {
    console.error(
      speak.t("cli:redis-away", {
        host: redisAddresses(config.redisUrl)
          .map((one) => new URL(one).host)
          .join(", "),
      }),
    );
  }
  const work = [
    ...(role === "web"
      ? []
      : [await startPushes(genjin), keepDues(genjin), keepBackups(genjin), hearMailboxes(genjin)]),
    ...(role === "worker" ? [] : [await startConnectedPushes(genjin)]),
  ];
  const inbox = watchInbox(genjin.bot, genjin.dispatch);
  let isDraining = false;
  const { registry, readiness } = createMetrics(genjin, () => isDraining);
  const localChat = role !== "worker" && servesLocalChat(config);
  if (role !== "worker") await offerAdministration(genjin, speak);
  if (localChat) await genjin.localChat.listen();
  else if (role !== "worker") {
    console.error(speak.t(config.localChat ? "cli:local-chat-off" : "cli:local-chat-not-wanted"));
  }
  const server = await createHttpServer({
    routes: role === "worker" ? [] : genjin.routes,
    version,
    ready: readiness,
    metrics: registry,
    log: genjin.log,
    explain: (code, details, locale) =>
      genjin.translator
        .speaker(locale === "zh-CN" ? "zh-CN" : "en")
        .sentenceOf("errors:", code, details),
    ...(localChat && { localChat: { port: genjin.localChat, ...tokenOf(config) } }),
  });
  const stop = async () => {
    isDraining = true;
    // What comes meanwhile is recorded; who waits for an answer still gets it.
    await Promise.all([
      genjin.dispatch.drain(drainMs),
      inbox.stop(),
      ...work.map((one) => one.stop()),
    ]);
    await server.close();
  };
  try {
    await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    await stop();
    throw explainListenError(error, config);
  }
  const { port } = server.server.address() as AddressInfo;
  return { url: config.publicUrl ?? `http://${hostForPeople(config.host)}:${port}/`, stop };
}

/**
 * Prints how to become the first admin, while no admin is linked to a platform that people write
 * to us on. On the console alone: the code is a key.
 */
async function offerAdministration({ app, bot, now }: Genjin, speak: Speaker): Promise<void> {
  const always = bot.routes.direct("").platform;
  const platforms = [...bot.adapters.values()]
    .filter(({ platform, openDirect }) => platform !== always && openDirect !== undefined)
    .map(({ platform }) => platform);
  const code = await makeFirstCode(app, now(), platforms);
  if (code !== null) console.log(speak.t("cli:first-admin", { code }));
}

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return new ConfigError("config.port-taken", { host, port });
  const isAddress = syscall === "listen" || syscall === "getaddrinfo";
  return isAddress ? new ConfigError("config.cannot-listen", { host, port }) : error;
}

const tokenOf = ({ localChatToken }: Config) =>
  localChatToken === undefined ? {} : { token: localChatToken };

const servesLocalChat = ({ host, localChat, localChatToken }: Config): boolean =>
  localChat && (isLoopback(host) || localChatToken !== undefined);

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.");

const hostForPeople = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
