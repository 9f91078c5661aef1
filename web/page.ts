import { createConversations } from "./conversations.ts";
import { element } from "./element.ts";
import { listenLive } from "./live-messages.ts";
import { chooseMember } from "./member-chooser.ts";
import { clockTime } from "./member-time.ts";
import { showNotices } from "./notices-dialog.ts";
import { canNotify, notify } from "./notifications.ts";
import { remember } from "./preferences.ts";
import { fetchCommands, fetchState, RequestFailure } from "./requests.ts";
import { showShortcuts } from "./shortcuts-dialog.ts";
import { createTopBar } from "./top-bar.ts";
import { countInTitle } from "./unread-title.ts";
import type { Viewer } from "./viewer.ts";
import type { WireState } from "./wire.ts";

/** Shows the page as the viewer sees it and keeps it live. Throws `RequestFailure`. */
export async function openPage(viewer: Viewer, { chats, isDemo }: WireState): Promise<void> {
  const { say, locale } = viewer;
  const { handle } = viewer.member;
  const keys = () => showShortcuts(say);
  const own = chats.filter((chat) => chat.members.includes(handle));
  const conversations = createConversations(viewer, own, {
    commands: await fetchCommands(locale),
    showShortcuts: keys,
  });

  const topBar = createTopBar(viewer, isDemo, {
    showShortcuts: keys,
    ...(canNotify() && { showNotices: () => showNotices(say) }),
    switchLocale() {
      remember(`locale ${handle}`, locale === "en" ? "zh-CN" : "en");
      location.reload();
    },
    async chooseMember() {
      // Somebody may have joined meanwhile.
      const { members, clocks } = await fetchState();
      const timeOf = (zone: string) =>
        clockTime({ locale, zone, stretches: clocks[zone] ?? [] }, viewer.now());
      const chosen = await chooseMember({ say, members, current: handle, timeOf });
      if (chosen === null || chosen.handle === handle) return;
      remember("member", chosen.handle);
      location.reload();
    },
  });
  const skip = element("a", { class: "skip", href: "#chats" }, say("skip"));
  document.body.replaceChildren(skip, topBar.element, conversations.element);
  topBar.tick();
  setInterval(topBar.tick, 1_000);

  listenLive(handle, {
    message(message) {
      conversations.deliver([message]);
      if (message.from === handle) return;
      countInTitle();
      void notify(
        viewer,
        own.find((chat) => chat.id === message.chat),
        message,
      );
    },
    lost: () => topBar.setLive(false),
    async opened() {
      topBar.setLive(true);
      try {
        await conversations.refresh();
      } catch (failure) {
        // The service has other data than before, such as after a restore.
        if (failure instanceof RequestFailure && failure.status === 404) location.reload();
      }
    },
  });

  document.addEventListener("keydown", (event) => {
    const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const isFree =
      event.target === document.body ||
      (event.target instanceof HTMLElement &&
        event.target.closest("textarea, dialog, button") === null);
    if (digit !== undefined) conversations.open(Number(digit) - 1);
    else if (isFree && event.key === "/") conversations.write("/");
    else if (isFree && event.key === "?") keys();
    else return;
    event.preventDefault();
  });
  conversations.open(0);
}
