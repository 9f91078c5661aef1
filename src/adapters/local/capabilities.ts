import type { Capabilities } from "../../chat/adapter.ts";
import { charactersOf } from "../../chat/size-of-block.ts";

/** The local page shows everything; the text limit is that of the HTTP body. */
export const localCapabilities: Capabilities = {
  buttons: true,
  rowButtons: true,
  images: true,
  files: true,
  tables: true,
  letters: true,
  threads: false,
  maxText: 60_000,
  sizeOf: charactersOf,
  maxButtons: 25,
};
