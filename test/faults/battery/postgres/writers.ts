import type { LocalReply } from "../../../../src/http/local-chat-port.ts";
import type { DingtalkSimulator } from "../../../simulators/dingtalk/simulator.ts";
import type { SlackSimulator } from "../../../simulators/slack/simulator.ts";

/** What somebody was told of one line, in the end. */
type Told =
  | "saved"
  | "not-saved"
  /** A mistake of ours, with a reference. */
  | "failed"
  /** That it is open, or nothing at all. */
  | "open";

/** One line that somebody wrote. */
export type Line = {
  readonly note: string;
  readonly chat: string;
  readonly told: Told;
  /** Milliseconds until any word came; null for never. */
  readonly firstMs: number | null;
};

/** Somebody who writes one line after the other. */
export type Writer = {
  readonly chat: string;
  /** Logs a touch with a note and waits until it is known what has become of it. */
  write(note: string, text: string): Promise<Line>;
};

/** Longest time in which an open line is settled, in milliseconds. */
const patience = 120_000;

const final = (text: string, note: string): Told | null => {
  if (text.includes(note) || /What you sent me is saved/.test(text)) return "saved";
  if (/nothing was saved/.test(text)) return "not-saved";
  return /Something went wrong on my side/.test(text) ? "failed" : null;
};

/** A word about an open line; other words in the same chat, such as a digest, are about others. */
const isOpen = (text: string): boolean =>
  /cannot say yet|not saved yet|still working on it/.test(text);

/** Somebody in a chat of a platform, whose messages are all in `seen`. */
function chatWriter(
  chat: string,
  seen: () => readonly string[],
  send: (text: string) => Promise<unknown>,
): Writer {
  return {
    chat,
    async write(note, text) {
      const before = seen().length;
      const began = performance.now();
      let firstMs: number | null = null;
      const sending = send(text).catch(() => {});
      for (;;) {
        for (const word of seen().slice(before)) {
          const told = final(word, note);
          if (told !== null || isOpen(word)) firstMs ??= Math.round(performance.now() - began);
          if (told !== null) {
            await sending;
            return { note, chat, told, firstMs };
          }
        }
        if (performance.now() - began > patience) return { note, chat, told: "open", firstMs };
        await pause(50);
      }
    },
  };
}

/** Somebody on Slack, which delivers events again for a while. */
export function slackWriter(simulator: SlackSimulator, user: string): Writer {
  const channel = simulator.workspace.directId(user);
  return chatWriter(
    "slack",
    () => simulator.seen().flatMap((one) => (one.channel === channel ? [one.text] : [])),
    (text) => simulator.says(user, channel, text),
  );
}

/** Somebody on DingTalk, which may never deliver again; it is listened to before they write. */
export function dingtalkWriter(simulator: DingtalkSimulator, staffId: string): Writer {
  return chatWriter(
    "dingtalk",
    () => simulator.shown.flatMap((one) => (one.chat === staffId ? [one.text] : [])),
    async (text) => {
      while (simulator.connections() === 0) await pause(50);
      return simulator.writes({ staffId, text });
    },
  );
}

/** Somebody in the local chat of the process at this address. */
export function localWriter(url: string, handle: string): Writer {
  const chat = `direct:${handle}`;
  const answered = async (note: string): Promise<Told | null> => {
    const query = new URLSearchParams({ as: handle, chat, limit: "20" });
    const answer = await fetch(`${url}/local/messages?${query}`).catch(() => null);
    if (answer?.status !== 200) return null;
    const { messages } = (await answer.json()) as { messages: { from: string; text: string }[] };
    const own = messages.findIndex((one) => one.from !== "bot" && one.text.includes(note));
    const after = own === -1 ? [] : messages.slice(own);
    return (
      after.map((one) => (one.from === "bot" ? final(one.text, note) : null)).find(Boolean) ?? null
    );
  };
  return {
    chat: "local",
    async write(note, text) {
      const began = performance.now();
      const response = await fetch(`${url}/local/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ as: handle, chat, text }),
      }).catch(() => null);
      const firstMs = response === null ? null : Math.round(performance.now() - began);
      const line = (told: Told): Line => ({ note, chat: "local", told, firstMs });
      if (response?.status === 200) {
        const { answers } = (await response.json()) as LocalReply;
        for (const answer of answers) {
          const told = final(answer.text, note);
          if (told !== null) return line(told);
        }
      } else if (response !== null) {
        const { error } = (await response.json()) as { error: { message: string } };
        const told = final(error.message, note);
        if (told !== null) return line(told);
      }
      while (performance.now() - began < patience) {
        await pause(250);
        const told = await answered(note);
        if (told !== null) return line(told);
      }
      return line("open");
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
