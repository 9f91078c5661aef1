import { cancelTrip, listTrips, planTrip } from "../../app/calendar/plan-trip.ts";
import { findSearchWords } from "../../app/search/find-asked-names.ts";
import { comingDays } from "../../bot/arguments/coming-days.ts";
import { splitDays } from "../../bot/arguments/split-days.ts";
import { splitWhen } from "../../bot/arguments/split-when.ts";
import { usageRefusal } from "../../bot/arguments/usage-refusal.ts";
import type { CommandContext } from "../../bot/command.ts";
import type { When } from "../../bot/grammar/dates/parse-when.ts";
import { isPastVerb } from "../../bot/grammar/past.ts";
import type { Lexicon } from "../../bot/grammar/words/lexicon.ts";
import { shaped, shapeOf } from "../../bot/grammar/words/normalise-input.ts";
import { wordPlace } from "../../bot/grammar/words/word-place.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { PlannedTrip, Trip } from "../../core/calendar/trip.ts";
import { citySaid } from "../../core/places/city-said.ts";
import { findCountry } from "../../core/places/country.ts";
import { placeKey } from "../../core/places/place-key.ts";
import { placeOf } from "../../core/places/place-of.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import { Refusal } from "../../errors.ts";
import { buttonLine } from "../../views/blocks/button-line.ts";
import { whichDayView } from "../../views/touch/which-day-view.ts";
import { showTrip } from "./show-trip.app.ts";
import { cancelledTripView, plannedTripView, tripsView, tripView } from "./trip.view.ts";
import tripWords from "./trip-words.core.json" with { type: "json" };

/** Longest name of a place or a fair. */
const longestPlace = 60;

/** What `/trip` and `/fair` do: list, show, cancel, or keep what the words name with its days. */
export async function runTrip(
  context: CommandContext,
  kind: Trip["kind"],
  text: string,
): Promise<OutboundMessage> {
  const { app, actor, speak } = context;
  const trips = await listTrips(app, actor);
  if (text === "") return tripsView(trips, speak);
  const asked = trips.find(({ id }) => id === text);
  if (asked !== undefined)
    return tripView(await showTrip(app, actor, asked), actor.member, actor.now, speak);
  const cancelled = afterCancel(text);
  if (cancelled !== null) {
    const trip = tripCalled(trips, kind, cancelled);
    const { undoId } = await cancelTrip(app, actor, trip);
    return cancelledTripView(trip, undoId, speak);
  }
  const today = civilDateAt(actor.now, actor.member.zone);
  const read = placeAndDays(context, text, today);
  if (read === null) throw usageRefusal(kind, speak);
  const { place, when } = read;
  const days = comingDays(running(when, text, today));
  if ("either" in days)
    return whichDayView(days.either, (day) => buttonLine(kind, place, day), speak);
  const where = kind === "fair" ? { countries: [], cities: [] } : await readPlace(context, place);
  const planned: PlannedTrip = { kind, place, ...where, from: days.from, to: days.to };
  const { trip, undoId } = await planTrip(app, actor, planned);
  const plan = await showTrip(app, actor, trip);
  return plannedTripView(plan, undoId, actor.member, actor.now, speak);
}

/** The days of what has begun and is not over: on the 2nd `12/1-5` is of this year, unless another is written. */
function running(when: When, text: string, today: CivilDate): When {
  if ("either" in when || text.includes(when.from.slice(0, 4))) return when;
  const [from, to] = [when.from, when.to].map(
    (day) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}` as CivilDate,
  );
  return from !== undefined && to !== undefined && from <= today && today <= to
    ? { from, to }
    : when;
}

/** What follows a word that cancels; null where none stands there. */
function afterCancel(text: string): string | null {
  const shape = shapeOf(text);
  const word = tripWords.cancel.find((one) => wordPlace(shape, one) === 0);
  return word === undefined ? null : text.slice(word.length).trim();
}

/** The trip that is to be cancelled: by its id or place, or the only one of its kind. */
function tripCalled(trips: readonly Trip[], kind: Trip["kind"], name: string): Trip {
  const [only, ...others] = trips.filter((one) =>
    name === "" ? one.kind === kind : isCalled(one, name),
  );
  if (only === undefined) throw new Refusal("trip.gone");
  if (others.length > 0) throw new Refusal("trip.which");
  return only;
}

const isCalled = ({ id, place }: Trip, name: string): boolean =>
  id === name || place.toLowerCase() === name.toLowerCase();

/** More words than that are no place and no fair's name. */
const mostPlaceWords = 4;

/**
 * Whether words after `trip` or `fair` are no more than a place and its coming days, or what is to be cancelled: `fair
 * enough, call on friday`, `trip back from Lyon was long`, `展会 取消了，客户改期` tell of something.
 */
export async function isTrip(
  context: CommandContext,
  kind: Trip["kind"],
  text: string,
): Promise<boolean> {
  const { app, actor, lexicon } = context;
  const cancelled = afterCancel(text);
  if (cancelled !== null) {
    if (cancelled === "" || isKnownPlace(cancelled)) return true;
    return (await listTrips(app, actor)).some((one) => isCalled(one, cancelled));
  }
  const today = civilDateAt(actor.now, actor.member.zone);
  const last = splitDays(shaped(text), lexicon, today);
  const first = splitWhen(shaped(text), lexicon, today);
  const isLast = last !== null && last.before !== "";
  const place = isLast ? last.before : (first?.rest ?? "");
  const when = isLast ? last.days : first?.when;
  if (place === "" || when === undefined) return false;
  if (/[,，.。;；!！?？]/u.test(place.replace(/[,，]$/u, ""))) return false;
  if (place.split(/\s+/).length > mostPlaceWords) return false;
  return (
    kind === "trip" ||
    (isWritten(text.replace(place, ""), when) && isFairName(place.replace(around, ""), lexicon))
  );
}

const isKnownPlace = (name: string): boolean =>
  findCountry(name) !== null || placeOf(null, name) !== null;

/** Whether days are several and both written in digits: `next week` is one of talk as well. */
const isWritten = (days: string, when: When): boolean =>
  !("either" in when) && when.to > when.from && (days.match(/\d+/g) ?? []).length > 1;

/** Whether a fair may be called so: no words of talk, and in Chinese one for a fair at the end, or a place. */
function isFairName(name: string, lexicon: Lexicon): boolean {
  const { talk, fairs } = tripWords;
  return name.split(/\s+/).every((word) => {
    if (!/\p{Script=Han}/u.test(word)) return !talk.includes(word) && !isPastVerb(word, lexicon);
    const ends = word.replace(/\d+$/u, "");
    return (
      !talk.some((one) => /\p{Script=Han}/u.test(one) && word.includes(one)) &&
      (fairs.some((one) => ends.endsWith(one)) ||
        isKnownPlace(word) ||
        citySaid(word, null, "en") !== null)
    );
  });
}

/** Where to and when, in either order: `Germany 10-12 Dec`, `12/10-12 德国`. */
function placeAndDays(
  { lexicon }: CommandContext,
  text: string,
  today: CivilDate,
): { readonly place: string; readonly when: When } | null {
  const last = splitDays(shaped(text), lexicon, today);
  if (last !== null && last.before !== "") return named(last.before, last.days);
  const first = splitWhen(shaped(text), lexicon, today);
  return first === null || first.rest === "" ? null : named(first.rest, first.when);
}

/** Words that stand between a trip and its place or its days. */
const around =
  /^(?:to|in|at|去|到|在)\s+|^[去到在](?=\p{Script=Han})|\s+(?:from|on|从)$|[,，:：]+$/giu;

function named(words: string, when: When) {
  const place = words.replace(around, "").replace(around, "").trim();
  return place === "" || place.length > longestPlace ? null : { place, when };
}

/**
 * The countries and the cities of customers that a place names; a city where there are none stands for its
 * country. Throws `Refusal` `trip.where` where it names none.
 */
async function readPlace(
  { app, actor }: CommandContext,
  place: string,
): Promise<Pick<Trip, "countries" | "cities">> {
  const country = findCountry(place);
  if (country !== null) return { countries: [country], cities: [] };
  const { cities: all } = await findSearchWords(app, actor);
  const whole = citiesCalled(all, place);
  if (whole.length > 0) return { countries: [], cities: whole };
  const [countries, cities] = [new Set<string>(), new Set<string>()];
  for (const word of place.split(/[\s,，]+/)) {
    const named = findCountry(word);
    const called = citiesCalled(all, word);
    const known = named ?? (called.length > 0 ? null : placeOf(null, word)?.country);
    if (known === undefined) throw new Refusal("trip.where", { place });
    if (known !== null) countries.add(known);
    for (const city of called) cities.add(city);
  }
  return { countries: [...countries], cities: [...cities] };
}

/** Those of these cities that are called so, in another language too: `米兰` is `Milan`. */
function citiesCalled(cities: readonly string[], name: string): string[] {
  const wanted = namesOf(name);
  return cities.filter((city) => namesOf(city).some((one) => wanted.includes(one)));
}

const namesOf = (city: string): string[] =>
  [city, citySaid(city, null, "zh-CN"), citySaid(city, null, "en")].flatMap((one) =>
    one === null ? [] : placeKey(one),
  );
