import { element } from "./element.ts";
import type { Say } from "./speech.ts";
import type { WireMember } from "./wire.ts";

/** What the chooser shows. `timeOf` is the time in a zone. */
export type MemberChooserParts = {
  readonly say: Say;
  readonly members: readonly WireMember[];
  /** The member chosen now; absent on the first visit, which cannot be dismissed. */
  readonly current?: string;
  timeOf(zone: string): string;
};

/** Asks who sits before the page. Null when the question was dismissed. */
export function chooseMember(parts: MemberChooserParts): Promise<WireMember | null> {
  const { say, members, current, timeOf } = parts;
  return new Promise((resolve) => {
    const choose = (member: WireMember | null) => {
      // Closed first: the focus goes back to where it was.
      dialog.close();
      dialog.remove();
      resolve(member);
    };
    const dialog = element(
      "dialog",
      {
        class: current === undefined ? "chooser first" : "chooser",
        "aria-labelledby": "chooser-title",
      },
      element("img", { src: "/web/icon.svg", alt: "", class: "mark" }),
      element("h1", {}, say("product")),
      element("p", { class: "promise" }, say("promise")),
      element("h2", { id: "chooser-title" }, say("who-are-you")),
      element(
        "ul",
        {},
        ...members.map((member) =>
          element(
            "li",
            {},
            element(
              "button",
              {
                type: "button",
                "aria-current": member.handle === current ? "true" : null,
                autofocus: member.handle === current,
                onclick: () => choose(member),
              },
              initialsView(member.name),
              element("b", {}, member.name),
              element("span", {}, say(`role-${member.role}`)),
              element("time", {}, timeOf(member.zone)),
            ),
          ),
        ),
      ),
      element("p", { class: "fine" }, say("local-note")),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (current !== undefined) choose(null);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog && current !== undefined) choose(null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A member's picture: the first letters of the name, or the last two characters in Chinese. */
export function initialsView(name: string): HTMLElement {
  const words = name.trim().split(/\s+/);
  const initials = /\p{Script=Han}/u.test(name)
    ? name.replace(/[^\p{Script=Han}]/gu, "").slice(-2)
    : words
        .map((word) => word[0] ?? "")
        .slice(0, 2)
        .join("");
  return element("span", { class: "initials", "aria-hidden": "true" }, initials);
}
