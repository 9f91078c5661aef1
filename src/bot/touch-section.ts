import type { Actor } from "../app/actor.ts";
import type { App } from "../app/app.ts";
import type { Block } from "../chat/message.ts";
import type { LoggedTouch } from "../core/touch/logged-touch.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Lexicon } from "./grammar/words/lexicon.ts";

/** Who told of touches, the words they may have used, and the language they are answered in. */
type Told = {
  readonly app: App;
  readonly actor: Actor;
  readonly lexicon: Lexicon;
  readonly speak: Speaker;
};

/** What is added to an answer; `awaits`: it is asked, and what is said next is put after this line. */
export type TouchAddition = { readonly blocks: readonly Block[]; readonly awaits?: string };

/** What a feature adds, in private, to the answer to touches that were recorded. */
export type TouchSection = (told: Told, touches: readonly LoggedTouch[]) => Promise<TouchAddition>;
