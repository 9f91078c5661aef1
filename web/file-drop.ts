import { element } from "./element.ts";
import { icon } from "./icon.ts";
import type { Viewer } from "./viewer.ts";

/** What is offered to be chosen; what a file is, its content tells. */
const kinds = ".csv,.txt,.xlsx,.vcf,text/csv,text/vcard,.gz";

/** The button that chooses a file, with its field; `send` gets what is chosen. */
export function createFileButton({ say }: Viewer, send: (file: File) => void): HTMLElement {
  const field = element("input", {
    type: "file",
    class: "file-field",
    accept: kinds,
    hidden: true,
    tabindex: -1,
  });
  const label = say("attach");
  const button = element(
    "button",
    { type: "button", class: "slash attach", title: label, "aria-label": label },
    icon("attach"),
  );
  button.addEventListener("click", () => field.click());
  field.addEventListener("change", () => {
    const [file] = field.files ?? [];
    // The same file can be chosen again.
    field.value = "";
    if (file !== undefined) send(file);
  });
  return element("span", { class: "file" }, button, field);
}

/** Sends what is dropped onto an element, or pasted into it as a file. */
export function takeFiles(target: HTMLElement, send: (file: File) => void): void {
  const holdsFiles = (transfer: DataTransfer | null) => transfer?.types.includes("Files") === true;
  const take = (event: Event, transfer: DataTransfer | null) => {
    if (!holdsFiles(transfer)) return;
    event.preventDefault();
    const [file] = transfer?.files ?? [];
    if (file !== undefined) send(file);
  };
  const mark = (isOver: boolean) => target.classList.toggle("dropping", isOver);
  target.addEventListener("dragover", (event) => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    mark(true);
  });
  target.addEventListener("dragleave", (event) => {
    if (!target.contains(event.relatedTarget as Node | null)) mark(false);
  });
  target.addEventListener("drop", (event) => {
    mark(false);
    take(event, event.dataTransfer);
  });
  target.addEventListener("paste", (event) => {
    // Copied cells are a picture, too: their words are meant.
    if (event.clipboardData?.types.includes("text/plain") !== true)
      take(event, event.clipboardData);
  });
}
