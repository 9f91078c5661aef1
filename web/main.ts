import { element } from "./element.ts";
import { followKeyboard } from "./follow-keyboard.ts";
import { askFounder } from "./founder-form.ts";
import { installWorker } from "./install-worker.ts";
import { chooseMember } from "./member-chooser.ts";
import { clockTime } from "./member-time.ts";
import { openPage } from "./page.ts";
import { recall, remember } from "./preferences.ts";
import { fetchState, postMessage, RequestFailure } from "./requests.ts";
import { followServiceClock } from "./service-clock.ts";
import { loadSpeech, toPageLocale } from "./speech.ts";
import { followTheme } from "./theme.ts";
import type { WireMember, WireState } from "./wire.ts";

followTheme();
followKeyboard();
void installWorker();
const browserLocale = toPageLocale(navigator.language);

try {
  const state = await begunState();
  const now = followServiceClock(state.now);
  const remembered = state.members.find(({ handle }) => handle === recall("member"));
  const member = remembered ?? (await welcome(state, now));
  if (member !== null) {
    remember("member", member.handle);
    const locale = toPageLocale(recall(`locale ${member.handle}`) ?? member.locale);
    document.documentElement.lang = locale;
    const say = await loadSpeech(locale);
    const nameOf = (from: string) =>
      from === "bot"
        ? say("genjin")
        : (state.members.find(({ handle }) => handle === from)?.name ?? from);
    const clock = { locale, zone: member.zone, stretches: state.clocks[member.zone] ?? [] };
    await openPage({ member, locale, clock, say, now, nameOf }, state);
  }
} catch (failure) {
  if (!(failure instanceof RequestFailure)) throw failure;
  await explain(failure);
}

/** Who is there and where they talk; where nobody is yet, once whoever sits here has begun. */
async function begunState(): Promise<WireState> {
  const state = await fetchState();
  if (state.members.length > 0) return state;
  const { handle, locale } = await askFounder(browserLocale);
  remember("member", handle);
  const say = await loadSpeech(locale);
  await postMessage({ as: handle, chat: `direct:${handle}`, text: say("try-begin") });
  return fetchState();
}

/** The first visit: what this is, and who sits here. */
async function welcome(
  { members, clocks }: WireState,
  now: () => Date,
): Promise<WireMember | null> {
  document.documentElement.lang = browserLocale;
  const say = await loadSpeech(browserLocale);
  const timeOf = (zone: string) =>
    clockTime({ locale: browserLocale, zone, stretches: clocks[zone] ?? [] }, now());
  return chooseMember({ say, members, timeOf });
}

/** The service cannot be used: why, and what to do. */
async function explain({ status, message }: RequestFailure): Promise<void> {
  const say = await loadSpeech(browserLocale);
  document.body.replaceChildren(
    element(
      "main",
      { class: "trouble" },
      element("h1", {}, say("product")),
      element("p", {}, status === 401 ? say("locked") : message || say("not-reachable")),
      element(
        "button",
        { type: "button", class: "action", onclick: () => location.reload() },
        say("try-again"),
      ),
    ),
  );
}
