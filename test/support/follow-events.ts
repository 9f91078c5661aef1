import type { LocalMessage } from "../../src/http/local-chat-port.ts";

/** A stream of server-sent events that is being read. */
export type Following = {
  /** The message with this id, when it has come; waits for it. */
  until(id: string): Promise<LocalMessage>;
  close(): void;
};

/** Follows the local chat's events, from after message `lastId` on if it is given. */
export async function followEvents(url: string, lastId?: string): Promise<Following> {
  const stop = new AbortController();
  const answer = await fetch(url, {
    signal: stop.signal,
    headers: lastId === undefined ? {} : { "last-event-id": lastId },
  });
  if (answer.body === null || !answer.ok) throw new Error(`no events: ${answer.status}`);
  const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  return {
    async until(id) {
      for (;;) {
        const data = new RegExp(`^id: ${id}\ndata: (.*)\n\n`, "m").exec(read)?.[1];
        if (data !== undefined) return JSON.parse(data);
        const { value, done } = await text.read();
        if (done) throw new Error(`the stream ended before ${id}`);
        read += value;
      }
    },
    close: () => stop.abort(),
  };
}
