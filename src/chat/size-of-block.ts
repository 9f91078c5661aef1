import type { Block } from "./message.ts";
import { blockText } from "./plain-text.ts";

/** Characters (UTF-16 units) of a block as plain text, with the break after it. */
export const charactersOf = (block: Block): number => blockText(block).length + 1;
