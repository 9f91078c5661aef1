import type { Conversation } from "../../chat/event.ts";
import type { Inline } from "../../chat/message.ts";
import { maskName } from "../../core/customer/mask-name.ts";
import { refCode, strong, text } from "../blocks/inline.ts";

/** A customer as `#K3F Name`; in a group the name is masked. */
export const named = (
  { ref, name }: { readonly ref: string; readonly name: string },
  audience: Conversation["kind"],
): Inline[] => [refCode(ref), text(" "), strong(audience === "group" ? maskName(name) : name)];
