import type { Holder } from "./instance-lock.ts";

/** The embedded PostgreSQL of one data folder, ready for connections. */
export interface EmbeddedServer {
  /** Connection string with the password; local to this machine. */
  readonly url: string;
  /** The process that runs the server: ourselves, or the service that we found at work. */
  readonly holder: Holder;
  /** Stops the server and gives the data folder free; leaves the server of another process alone. */
  stop(): Promise<void>;
}
