import { element } from "./element.ts";
import { chooseNotice, currentNotice, isForbidden, type Notice, notices } from "./notifications.ts";
import type { Say } from "./speech.ts";

/** Asks what to be notified of, until dismissed; the focus then goes back. */
export function showNotices(say: Say): void {
  const trouble = element("p", { class: "failure", role: "alert" });
  const showTrouble = (isRefused: boolean) => {
    trouble.textContent = isRefused ? say("notify-refused") : "";
  };
  const choose = async (notice: Notice) => {
    const isChosen = await chooseNotice(notice);
    showTrouble(!isChosen);
    if (!isChosen) off.checked = true;
  };
  const option = (notice: Notice) => {
    const input = element("input", {
      type: "radio",
      name: "notify",
      checked: notice === currentNotice(),
      onchange: () => void choose(notice),
    });
    return {
      input,
      row: element(
        "label",
        {},
        input,
        element(
          "span",
          {},
          element("b", {}, say(`notify-${notice}`)),
          element("small", {}, say(`notify-${notice}-does`)),
        ),
      ),
    };
  };
  const options = notices.map(option);
  const off = (options[0] as (typeof options)[number]).input;
  const dialog = element(
    "dialog",
    { class: "notices", "aria-labelledby": "notices-title", onclose: () => dialog.remove() },
    element(
      "fieldset",
      {},
      element("legend", { id: "notices-title" }, say("notifications")),
      ...options.map(({ row }) => row),
    ),
    trouble,
    element("p", { class: "fine" }, say("notify-note")),
    element(
      "button",
      { type: "button", class: "action", onclick: () => dialog.close() },
      say("close"),
    ),
  );
  showTrouble(isForbidden());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
