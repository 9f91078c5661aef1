import type { OutboundMessage } from "../../../src/chat/message.ts";
import type { Screen } from "./screens.ts";

/** One thing that happens in a chat: what was said there, if anything was, and what the bot showed. */
export type Moment = {
  /** Who says what and where; for a push, whom it reaches and when. */
  readonly caption: string;
  /** Nobody asked for it. */
  readonly isPush: boolean;
  readonly shown: readonly {
    readonly kind: "direct" | "group";
    readonly message: OutboundMessage;
  }[];
};

/**
 * The page of the contact sheet for these moments: what people see on every platform. Platforms
 * that show the same stand together.
 */
export async function writePage(
  title: string,
  moments: readonly Moment[],
  screens: readonly Screen[],
): Promise<string> {
  const lines = [`# ${title}`];
  for (const { caption, isPush, shown } of moments) {
    lines.push("", `## ${caption}`);
    for (const { kind, message } of shown) {
      const platforms = new Map<string, string[]>();
      for (const screen of screens) {
        if (screen.isDeaf && !isPush) continue;
        const posts = await screen.show(message, kind);
        if (posts === null) continue;
        const look = posts.map(lookOf).join("\n- - -\n");
        platforms.set(look, [...(platforms.get(look) ?? []), screen.name]);
      }
      for (const [look, names] of platforms) {
        lines.push("", `### ${kind}: ${names.join(", ")}`, "", "```text", look, "```");
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

const lookOf = ({
  text,
  buttons,
  pictures,
}: {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly pictures: readonly string[];
}): string =>
  [
    ...(text === "" ? [] : [withoutChance(text).replace(/[ \t]+$/gm, "")]),
    ...pictures.map((alt) => `▣ ${alt}`.trim()),
    ...(buttons.length === 0 ? [] : [buttons.map((label) => `[${label}]`).join(" ")]),
  ].join("\n");

/** One-time codes are different each time. */
const withoutChance = (text: string): string =>
  text.replace(/\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/g, "XXXX-XXXX");
