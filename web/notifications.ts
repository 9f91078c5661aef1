import { firstLine } from "./message-view.ts";
import { recall, remember } from "./preferences.ts";
import type { Viewer } from "./viewer.ts";
import type { WireChat, WireMessage } from "./wire.ts";

/** What a notification tells: nothing at all, that something came, or its first line as well. */
export const notices = ["off", "short", "full"] as const;
export type Notice = (typeof notices)[number];

/** Whether the browser can notify here: not on a page without https elsewhere than this computer. */
export const canNotify = () => "Notification" in globalThis && isSecureContext;

/** Whether the browser has been told not to. */
export const isForbidden = () => Notification.permission === "denied";

/** What this browser has been asked to tell. */
export function currentNotice(): Notice {
  const remembered = notices.find((notice) => notice === recall("notify"));
  return canNotify() && Notification.permission === "granted" ? (remembered ?? "off") : "off";
}

/** Chooses what to tell, and asks the browser's leave. False: it was refused. */
export async function chooseNotice(notice: Notice): Promise<boolean> {
  if (notice !== "off" && (await Notification.requestPermission()) !== "granted") return false;
  remember("notify", notice);
  return true;
}

/**
 * Tells of a message while nobody looks at the page. Says what it is about only to who chose that:
 * a notification stands on a locked screen too.
 */
export async function notify(
  { say, nameOf }: Viewer,
  chat: WireChat | undefined,
  message: WireMessage,
): Promise<void> {
  const notice = currentNotice();
  if (notice === "off" || !document.hidden) return;
  const place =
    chat?.kind === "group" ? say("notified-group", { chat: chat.title }) : say("notified-direct");
  const body = notice === "full" ? `${nameOf(message.from)}: ${firstLine(message)}` : place;
  const options = { body, tag: message.chat, icon: "/web/icon-192.png" };
  const worker = await navigator.serviceWorker?.getRegistration("/");
  // Phones notify by the worker alone; without one a page notifies by itself.
  if (worker !== undefined) await worker.showNotification(say("product"), options);
  else new Notification(say("product"), options).onclick = () => focus();
}
