import { ofOrganization } from "./of-organization.ts";
import type { WireMessage } from "./wire.ts";

/** What the page wants to know of the live stream. */
export type LiveListener = {
  message(message: WireMessage): void;
  /** The stream is open, for the first time or again: time to fetch what was missed. */
  opened(): void;
  lost(): void;
};

/** Waits between attempts to connect again, in milliseconds. */
const waits = [1_000, 2_000, 4_000, 8_000] as const;

/** Listens to the member's chats until the returned function is called; reconnects by itself. */
export function listenLive(as: string, listener: LiveListener): () => void {
  const address = ofOrganization(`/local/events?${new URLSearchParams({ as })}`);
  let source: EventSource;
  let failures = 0;
  let timer: number | undefined;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(address);
    source.onopen = () => {
      failures = 0;
      listener.opened();
    };
    source.onmessage = (event) => listener.message(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      listener.lost();
      timer = setTimeout(connect, waits[Math.min(failures, waits.length - 1)]);
      failures += 1;
    };
  };
  connect();
  addEventListener("online", connect);

  return () => {
    clearTimeout(timer);
    source.close();
    removeEventListener("online", connect);
  };
}
