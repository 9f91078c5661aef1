import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { initialsView } from "./member-chooser.ts";
import { civilDay, clockTime, zoneName } from "./member-time.ts";
import { currentTheme, switchTheme, type Theme } from "./theme.ts";
import type { Viewer } from "./viewer.ts";

/** The line over the chats. */
export type TopBar = {
  readonly element: HTMLElement;
  /** Says whether messages arrive live. */
  setLive(isLive: boolean): void;
  /** Shows the time of now. */
  tick(): void;
};

/** What people do in the top bar. */
export type TopBarActions = {
  chooseMember(): void;
  switchLocale(): void;
  showShortcuts(): void;
  /** Absent where the browser cannot notify. */
  showNotices?(): void;
};

/** Builds the bar: the member's clock, language, light and dark, keys, and who one is. */
export function createTopBar(viewer: Viewer, isDemo: boolean, actions: TopBarActions): TopBar {
  const { say, member, clock } = viewer;
  const time = element("time", { class: "clock" });
  const lost = element("p", { class: "lost", role: "status" });

  const nameTheme = (theme: Theme) => {
    const label = say(`theme-${theme}`);
    themeButton.title = label;
    themeButton.setAttribute("aria-label", label);
    themeButton.replaceChildren(icon(theme));
  };
  const themeButton = element("button", {
    type: "button",
    onclick: () => nameTheme(switchTheme()),
  });
  nameTheme(currentTheme());

  const bar = element(
    "header",
    { class: "top" },
    element("img", { src: "/web/icon.svg", alt: "", class: "mark" }),
    element("h1", {}, say("product")),
    ...(isDemo
      ? [element("span", { class: "made-up", title: say("demo-hint") }, say("demo"))]
      : []),
    lost,
    time,
    element(
      "button",
      {
        type: "button",
        class: "language",
        lang: viewer.locale === "en" ? "zh-CN" : "en",
        onclick: actions.switchLocale,
      },
      say("other-language"),
    ),
    themeButton,
    actions.showNotices &&
      element(
        "button",
        {
          type: "button",
          class: "bell",
          title: say("notifications"),
          "aria-label": say("notifications"),
          onclick: actions.showNotices,
        },
        icon("bell"),
      ),
    element(
      "button",
      {
        type: "button",
        class: "keys",
        title: say("shortcuts"),
        "aria-label": say("shortcuts"),
        onclick: actions.showShortcuts,
      },
      "?",
    ),
    element(
      "button",
      {
        type: "button",
        class: "me",
        title: say("signed-in-as", { name: member.name }),
        onclick: actions.chooseMember,
      },
      initialsView(member.name),
      element("span", {}, member.name),
    ),
  );

  return {
    element: bar,
    setLive(isLive) {
      bar.classList.toggle("is-lost", !isLive);
      lost.textContent = isLive ? "" : say("connection-lost");
    },
    tick() {
      const now = viewer.now();
      const zone = zoneName(clock, now);
      time.dateTime = now.toISOString();
      time.title = zone;
      time.replaceChildren(
        element("span", { class: "day-name" }, civilDay(clock, now)),
        " ",
        element("b", {}, clockTime(clock, now)),
        " ",
        element("span", { class: "zone" }, zone),
      );
    },
  };
}
