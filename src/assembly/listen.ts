import type { App } from "../app/app.ts";
import { countListeners } from "../app/process/count-listeners.ts";
import { holdLease } from "../app/process/hold-lease.ts";
import type { Log } from "../bot/bot.ts";
import type { Adapter, Receive } from "../chat/adapter.ts";

/**
 * Listens to these platforms until it is stopped. What serves one connection alone is listened to
 * by one process at a time; the others stand by and take over when it stops or dies.
 */
export async function listen(
  app: App,
  adapters: readonly Adapter[],
  receive: Receive,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const listening = await Promise.all(
    adapters.map(async (adapter) => {
      if (adapter.exclusive !== undefined) return takeTurns(app, adapter, receive, log);
      const counting = await countOthers(app, adapter, log);
      await adapter.start(receive);
      return {
        async stop() {
          await adapter.stop();
          await counting?.stop();
        },
      };
    }),
  );
  return {
    async stop() {
      await Promise.all(listening.map((one) => one.stop()));
    },
  };
}

/** Where events are shared out among connections, those of strangers are told of. */
async function countOthers(app: App, { platform, connectionsSeen }: Adapter, log: Log) {
  if (connectionsSeen === undefined) return undefined;
  return countListeners(app, platform, connectionsSeen, ({ count, ours }) => {
    const told = { platform, connections: count, ours };
    if (count > ours) log.warn(told, "others are connected with our app's token");
    else log.info(told, "connections of our app");
  });
}

function takeTurns(app: App, adapter: Adapter, receive: Receive, log: Log) {
  const { platform } = adapter;
  let lastError = "";
  return holdLease(app, adapter.exclusive ?? platform, {
    begin() {
      lastError = "";
      log.info({ platform }, "listening");
      return adapter.start(receive);
    },
    end() {
      log.info({ platform }, "no longer listening");
      return adapter.stop();
    },
    onError(error) {
      const name = error instanceof Error ? error.name : "unknown";
      // A database that is away would say so at every look.
      if (name !== lastError) log.warn({ platform, error: name }, "lease");
      lastError = name;
    },
  });
}
