import type { Actor } from "../app/actor.ts";
import type { App } from "../app/app.ts";
import type { Block } from "../chat/message.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Who asks for a card, and the language they are answered in. */
type Asked = { readonly app: App; readonly actor: Actor; readonly speak: Speaker };

/** What a feature adds to the card of a customer whom the member may see; empty: nothing to tell. */
export type CardSection = (asked: Asked, customerId: string) => Promise<readonly Block[]>;
