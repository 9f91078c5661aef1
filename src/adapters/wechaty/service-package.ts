import type { EventEmitter } from "node:events";
import type { Wechaty } from "wechaty";

/** A puppet: an account of WeChat under Wechaty's control. */
export type Puppet = Wechaty["puppet"];

type Options = {
  readonly token?: string;
  readonly endpoint?: string;
  readonly timeoutSeconds?: number;
  readonly tls?: { readonly disable: boolean };
};

/** The connection to a puppet service; `client` has its calls. */
export type ServiceConnection = EventEmitter & { readonly client: { close(): void } };

/** What we use of the package `wechaty-puppet-service`. */
export type ServicePackage = {
  readonly log: { level(level: "silent"): unknown };
  readonly PuppetService: new (
    options: Options,
  ) => Puppet & {
    hookPayloadStore(): void;
    bridgeGrpcEventStream(connection: ServiceConnection): void;
  };
  readonly PuppetServer: new (
    options: Options & { readonly puppet: Puppet },
  ) => { start(): Promise<void>; stop(): Promise<void> };
};

const name: string = "wechaty-puppet-service";

/**
 * Loads the package without its own types: they change those of `node:util` everywhere, so that
 * `promisify` would not fit Node's functions any more.
 */
export const loadServicePackage = (): Promise<ServicePackage> => import(name);
