import { ofOrganization } from "./of-organization.ts";
import type { WireCommand, WireMessage, WireReply, WireState } from "./wire.ts";

/** The service said no, or could not be reached (`status` 0). `message` is for people. */
export class RequestFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "RequestFailure";
    this.status = status;
  }
}

/** `GET /local/state`. All requests throw `RequestFailure`. */
export function fetchState(): Promise<WireState> {
  return request("/local/state");
}

/** Begins with an empty database; answers the handle of its first member. */
export async function postFounder(founder: {
  name: string;
  company?: string;
  zone: string;
  locale: string;
}): Promise<string> {
  return (await request<{ handle: string }>("/local/members", founder)).handle;
}

/** The commands that the hints offer, in words of the locale. */
export async function fetchCommands(locale: string): Promise<readonly WireCommand[]> {
  const query = new URLSearchParams({ locale });
  return (await request<{ commands: WireCommand[] }>(`/local/commands?${query}`)).commands;
}

/** Messages of a chat, oldest first: the latest, or those after a message. */
export async function fetchMessages(
  as: string,
  chat: string,
  after: string | undefined,
): Promise<readonly WireMessage[]> {
  const query = new URLSearchParams({ as, chat, ...(after !== undefined && { after }) });
  return (await request<{ messages: WireMessage[] }>(`/local/messages?${query}`)).messages;
}

/** Says something; resolves when the bot has answered. */
export function postMessage(input: {
  as: string;
  chat: string;
  text: string;
  replyTo?: string;
}): Promise<WireReply> {
  return request("/local/messages", input);
}

/** Sends a file; resolves when the bot has answered. */
export function postFile(input: { as: string; chat: string; file: File }): Promise<WireReply> {
  const { as, chat, file } = input;
  return request(`/local/files?${new URLSearchParams({ as, chat, name: file.name })}`, file);
}

/** Presses a button, by its index in the message's `buttons`. */
export function postPress(input: {
  as: string;
  message: string;
  button: number;
}): Promise<WireReply> {
  return request("/local/press", input);
}

async function request<Answer>(path: string, body?: object): Promise<Answer> {
  const isFile = body instanceof Blob;
  const type = isFile ? "application/octet-stream" : "application/json";
  const post = { method: "POST", headers: { "content-type": type } };
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(
      ofOrganization(path),
      body && { ...post, body: isFile ? body : JSON.stringify(body) },
    );
    answer = await response.json();
  } catch {
    throw new RequestFailure(0, "");
  }
  if (response.ok) return answer as Answer;
  const { error } = answer as { error?: { message?: string } };
  throw new RequestFailure(response.status, error?.message ?? "");
}
