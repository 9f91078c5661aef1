import { DWClient, type DWClientDownStream } from "dingtalk-stream";
import { cardTopic, robotTopic } from "./client.ts";

/** One push of a topic: its JSON, and DingTalk's id of it. */
export type Push = { readonly topic: string; readonly id: string; readonly data: string };

/** What becomes of one connection. */
export type StreamHooks = {
  /** `acknowledge` tells DingTalk that it is safe with us. */
  onPush(push: Push, acknowledge: () => void): void;
  /** It will bring nothing more, though it may be open still: another should take its place. */
  onLeaving(): void;
  onEnded(): void;
  /** Something came that is no frame. */
  onNonsense(): void;
};

/** One open connection. */
export type Stream = { close(): void };

/** What we use of the SDK's socket. */
type Socket = NodeJS.EventEmitter & { ping(): void; close(): void; terminate(): void };

/** Longest silence of one that has never said that it is there, in beats: half an hour. */
const longestSilence = 90;

/** A connection that does not say goodbye is cut off. */
const farewellMs = 1000;

/** Connects; resolves when the connection stands. `beat` is how often it is looked at, in ms. */
export function openStream(address: string, beat: number, hooks: StreamHooks): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const client = new QuietClient(hooks);
    const socket = client.open(address, reject);
    if (socket === null) return;
    let isOpen = false;
    const refused = setTimeout(() => socket.terminate(), beat);
    const watching = setInterval(() => {
      const health = client.health(beat);
      if (health === "dead") socket.terminate();
      else if (health === "mute") hooks.onLeaving();
      if (isOpen && health !== "dead") socket.ping();
    }, beat);
    socket.on("open", () => {
      isOpen = true;
      clearTimeout(refused);
      client.hear();
      resolve({
        close() {
          socket.close();
          setTimeout(() => socket.terminate(), farewellMs).unref();
        },
      });
    });
    socket.on("error", () => {});
    socket.on("pong", () => client.hear());
    socket.on("close", () => {
      clearTimeout(refused);
      clearInterval(watching);
      if (isOpen) hooks.onEnded();
      else reject(new Error("DingTalk refused the connection"));
    });
  });
}

/** The data of a frame are JSON; what is read already is written again. */
const wordsOf = (data: unknown): string =>
  typeof data === "string" ? data : (JSON.stringify(data) ?? "");

/**
 * The SDK reads and answers frames; connecting again is ours. Its own way leaves sockets behind,
 * doubles its attempts with each failure (dingtalk-stream-sdk-nodejs#17), ends the process at a
 * frame that is no JSON, and writes on stdout.
 */
class QuietClient extends DWClient {
  private readonly hooks: StreamHooks;
  private heardAt = performance.now();
  private frameAt = performance.now();
  private pingAt: number | null = null;
  private longestGap: number | null = null;

  constructor(hooks: StreamHooks) {
    // The SDK would ask for an address and for tokens with these; we do that ourselves.
    const settings = { clientId: "-", clientSecret: "-", autoReconnect: false, subscriptions: [] };
    super(settings);
    this.hooks = hooks;
    for (const topic of [robotTopic, cardTopic]) {
      this.on(topic, ({ data, headers }: DWClientDownStream) => {
        const { messageId } = headers;
        hooks.onPush({ topic, id: messageId ?? "", data: wordsOf(data) }, () => {
          // A card that is answered with nothing stays as it is; what has no id cannot be acknowledged.
          if (messageId) this.socketCallBackResponse(messageId, topic === cardTopic ? {} : null);
        });
      });
    }
  }

  /** Begins to connect, without the SDK's own reactions to the end; null if it cannot at all. */
  open(address: string, onRefused: (reason: Error) => void): Socket | null {
    Reflect.set(this, "dw_url", address);
    this._connect().catch(() => onRefused(new Error("DingTalk offered no address")));
    const socket: Socket | undefined = Reflect.get(this, "socket");
    for (const event of ["open", "close", "error"]) socket?.removeAllListeners(event);
    return socket ?? null;
  }

  /** The other side has given a sign of life. */
  hear(): void {
    this.heardAt = performance.now();
  }

  /** Dead: nothing at all for two beats. Mute: its own pings, or all frames, have stopped. */
  health(beat: number): "well" | "mute" | "dead" {
    const now = performance.now();
    if (now - this.heardAt > 2.5 * beat) return "dead";
    const limit = this.longestGap === null ? Infinity : Math.max(3 * this.longestGap, 3 * beat);
    const isMute = now - (this.pingAt ?? now) > limit || now - this.frameAt > longestSilence * beat;
    return isMute ? "mute" : "well";
  }

  override onDownStream(data: string): void {
    this.hear();
    this.frameAt = this.heardAt;
    try {
      super.onDownStream(data);
    } catch {
      this.hooks.onNonsense();
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame);
    const { topic } = frame.headers;
    if (topic === "disconnect") this.hooks.onLeaving();
    if (topic !== "ping") return;
    if (this.pingAt !== null) {
      this.longestGap = Math.max(this.longestGap ?? 0, this.heardAt - this.pingAt);
    }
    this.pingAt = this.heardAt;
  }
}
