import type { Conversation } from "../chat/event.ts";
import type { OutboundMessage } from "../chat/message.ts";

/** What one attempt after another sends: the same message to the same place. */
export type FrozenPush = { readonly to: Conversation; readonly message: OutboundMessage };

const bytesKey = "base64";

/** As text; pictures in base64. */
export const writePush = (push: FrozenPush): string =>
  JSON.stringify(push, (_, value: unknown) =>
    value instanceof Uint8Array ? { [bytesKey]: Buffer.from(value).toString(bytesKey) } : value,
  );

/** What `writePush` wrote. */
export const readPush = (text: string): FrozenPush =>
  JSON.parse(text, (_, value: unknown) =>
    isBytes(value) ? new Uint8Array(Buffer.from(value[bytesKey], bytesKey)) : value,
  );

const isBytes = (value: unknown): value is { readonly [bytesKey]: string } =>
  typeof value === "object" &&
  value !== null &&
  bytesKey in value &&
  typeof value[bytesKey] === "string" &&
  Object.keys(value).length === 1;
