import { element } from "./element.ts";
import { postFounder, RequestFailure } from "./requests.ts";
import { loadSpeech, type PageLocale, pageLocales, type Say } from "./speech.ts";

/** What is said in the form, kept while its language is changed. */
type Said = { name: string; company: string; city: string };

/**
 * Nobody works here yet: asks who sits before the page, and begins with them. Answers their handle
 * and the language that they chose.
 */
export function askFounder(
  locale: PageLocale,
): Promise<{ readonly handle: string; readonly locale: PageLocale }> {
  const said: Said = { name: "", company: "", city: "" };
  const dialog = element("dialog", { class: "chooser first", "aria-labelledby": "founder-title" });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  return new Promise((resolve) => {
    const show = async (chosen: PageLocale, focus: "name" | "language") => {
      document.documentElement.lang = chosen;
      const say = await loadSpeech(chosen);
      const begun = (handle: string) => {
        dialog.close();
        dialog.remove();
        resolve({ handle, locale: chosen });
      };
      const other = (next: PageLocale) => void show(next, "language");
      dialog.replaceChildren(...formView({ say, locale: chosen, said, begun, other }));
      if (!dialog.open) dialog.showModal();
      const first = focus === "name" ? "input" : "[aria-pressed=true]";
      dialog.querySelector<HTMLElement>(first)?.focus();
    };
    void show(locale, "name");
  });
}

/** What the form is made of. */
type FormParts = {
  readonly say: Say;
  readonly locale: PageLocale;
  readonly said: Said;
  begun(handle: string): void;
  other(locale: PageLocale): void;
};

function formView({ say, locale, said, begun, other }: FormParts): HTMLElement[] {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const problem = element("p", { class: "problem", role: "alert" });
  const button = element("button", { class: "action primary" }, say("founder-begin"));
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const [name, company, city] = [said.name.trim(), said.company.trim(), said.city.trim()];
    button.disabled = true;
    problem.textContent = "";
    try {
      const zone = city === "" ? timeZone : city;
      begun(await postFounder({ name, zone, locale, ...(company !== "" && { company }) }));
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      problem.textContent = failure.message || say("not-reachable");
      button.disabled = false;
    }
  };
  return [
    element("img", { src: "/web/icon.svg", alt: "", class: "mark" }),
    element("h1", {}, say("product")),
    element("p", { class: "promise" }, say("promise")),
    element("h2", { id: "founder-title" }, say("who-are-you")),
    element("p", { class: "lead" }, say("founder-lead")),
    element(
      "form",
      { class: "founder", onsubmit: (event: SubmitEvent) => void send(event) },
      element(
        "div",
        { class: "languages", role: "group", "aria-label": say("founder-language") },
        ...pageLocales.map((one) =>
          element(
            "button",
            {
              ...{ type: "button", class: "action", lang: one },
              ...{ "aria-pressed": String(one === locale), onclick: () => other(one) },
            },
            one === "en" ? "English" : "中文",
          ),
        ),
      ),
      fieldView(say("founder-name"), { name: "name", required: true, maxlength: 60 }, said),
      fieldView(
        say("founder-company"),
        { name: "company", required: true, maxlength: 80, autocomplete: "organization" },
        said,
      ),
      fieldView(
        say("founder-city"),
        { name: "city", maxlength: 80, placeholder: clockHere(locale), autocomplete: "off" },
        said,
      ),
      problem,
      button,
    ),
    element("p", { class: "fine" }, say("local-note")),
  ];
}

/** A line to fill in; what is typed is kept under its name. */
function fieldView(
  label: string,
  {
    name,
    ...attributes
  }: { name: keyof Said } & Readonly<Record<string, string | number | boolean>>,
  said: Said,
): HTMLElement {
  const input = element("input", {
    ...{ type: "text", name, value: said[name], autocomplete: name, ...attributes },
    oninput: () => {
      said[name] = input.value;
    },
  });
  return element("label", {}, element("span", {}, label), input);
}

/** `15:42, China Time`: what the clock of this computer shows. */
const clockHere = (locale: PageLocale): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "longGeneric" },
  }).format(new Date());
