import { z } from "zod";
import { delivered } from "../../chat/delivered.ts";

const { id, idOrNone, objectOrNone, textOrNone } = delivered;

/** Something that somebody spoke, as Slack's own recorder makes it, with what it wrote down of it. */
const clip = z.object({
  id,
  subtype: z.enum(["slack_audio", "slack_video"]),
  vtt: textOrNone,
  transcription: objectOrNone({
    status: idOrNone,
    preview: objectOrNone({
      content: textOrNone,
      has_more: z.boolean().optional().catch(undefined),
    }),
  }),
});

/** How far Slack is with the words of a clip: `whole`: at which address all of them stand. */
export type ClipState =
  | { readonly type: "words"; readonly words: string }
  | { readonly type: "whole"; readonly url: string }
  | { readonly type: "later" }
  | { readonly type: "never" };

/** The words of a file as Slack describes it (https://docs.slack.dev/reference/objects/file-object). */
export function clipState(file: unknown): ClipState {
  const { transcription, vtt } = clip.safeParse(file).data ?? {};
  const { status, preview } = transcription ?? {};
  if (status === "processing" || status === "queued") return { type: "later" };
  if (status !== "complete") return { type: "never" };
  const words = preview?.content?.trim() ?? "";
  if (words !== "" && preview?.has_more !== true) return { type: "words", words };
  return vtt === undefined ? { type: "never" } : { type: "whole", url: vtt };
}

/** Whether a file is such a clip, and not something to be looked into. */
export const isClip = (file: unknown): boolean => clip.safeParse(file).success;

/** The first clip among files, with its words where they are there already; null where there is none. */
export function clipAmong(
  files: readonly unknown[],
): { readonly id: string; readonly words: string | null } | null {
  const file = files.find(isClip);
  if (file === undefined) return null;
  const state = clipState(file);
  return { id: clip.parse(file).id, words: state.type === "words" ? state.words : null };
}

/**
 * The words of a transcript in WebVTT (https://www.w3.org/TR/webvtt1), without its times, notes and
 * who speaks.
 */
export const wordsOfTranscript = (vtt: string): string =>
  vtt
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split("\n");
      const time = lines.findIndex((line) => line.includes("-->"));
      return time === -1 ? [] : lines.slice(time + 1);
    })
    .map((line) =>
      line
        .replace(/<[^>]*>/g, "")
        .replace(/^-\s+/, "")
        .trim(),
    )
    .filter((line) => line !== "")
    .join(" ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");
