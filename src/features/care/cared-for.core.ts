import type { GreetingContact } from "../../core/greetings/planned-greeting.ts";

/** Tags of customers that are marked as important. */
const marks: readonly string[] = ["vip", "贵宾"];

/** Whether somebody is cared for: at a key account, an executive anywhere, or at whom somebody marked as a VIP. */
export const isCaredFor = ({
  tier,
  level,
  tags,
}: Pick<GreetingContact, "tier" | "level" | "tags">): boolean =>
  whyCaredFor({ tier, level, tags }) !== null;

/** Why somebody is cared for; null: they are not. */
export function whyCaredFor({
  tier,
  level,
  tags,
}: Pick<GreetingContact, "tier" | "level" | "tags">): "key-account" | "executive" | "vip" | null {
  if (tier === "KA") return "key-account";
  if (level === "executive") return "executive";
  return tags.some((tag) => marks.includes(tag.toLowerCase())) ? "vip" : null;
}
