import type { CivilDate } from "../../../core/time/civil.ts";
import { askedIn } from "../../grammar/asked-in.ts";
import { isPastVerb } from "../../grammar/past.ts";
import { readReminder } from "../../grammar/read-change.ts";
import { readHead, settledEnd, skipMarks } from "../../grammar/read-head.ts";
import type { Lexicon } from "../../grammar/words/lexicon.ts";
import { wordPlace } from "../../grammar/words/word-place.ts";
import { wordAt } from "../../grammar/words/word-table.ts";
import { classifyAct, type Likely } from "./act-model.ts";
import { type Act, isAsked, isTold } from "./acts.ts";
import { answersThem } from "./answers-them.ts";
import { tellsOfDaysOver } from "./clause-days.ts";
import { type Clause, cutAtMarks, cutsOf } from "./clauses.ts";
import { companyFactsIn } from "./company-fact.ts";
import { certainAct, isCertainOf, isCostly, isDoubtful, isStrange } from "./doubt.ts";
import { masked, type Span } from "./mask.ts";
import { isUndecided } from "./may-not-be.ts";
import { movedTo } from "./moved-to.ts";
import { isTheirWord } from "./their-word.ts";
import { toldBefore } from "./told-before.ts";
import { turnedTo } from "./turned.ts";

/** What a clause does, as far as that is certain enough to be shown as a draft. */
export type ReadClause = {
  readonly clause: Clause;
  /** Null: it may be one of several things. */
  readonly act: Act | null;
  /** The likeliest acts, whatever was decided. */
  readonly likely: readonly Likely[];
};

/** A clause as it is read, and its parts between marks, which are read when somebody first asks for them. */
export type ReadParts = ReadClause & { readonly parts: readonly ReadClause[] };

/** The share from which on an act is taken against an outcome's own word. */
const leastAgainst = 0.75;

/** What a negation turns into its opposite: then it has not happened, and is but news of it. */
const denied: ReadonlySet<Act> = new Set<Act>([
  "received",
  "ordered",
  "quoted",
  "sampled",
  "replied",
]);

/** What we send: on a day to come it is sent by our word. */
const sent: ReadonlySet<Act> = new Set<Act>(["quoted", "sampled"]);

/** Whether a clause without marks names a day to come, or one by which something is to be done, and none before. */
const isAhead = (clause: Clause, lexicon: Lexicon): boolean =>
  cutsOf(clause).length === 0 &&
  clause.spans.some(
    (span) =>
      span.type === "date" &&
      !isOfValidity(clause, span.from, lexicon) &&
      (span.date.reading.points === "ahead" ||
        // `price list to Olivia by 15.12.`: what is not said to be over is still to be sent.
        (span.date.reading.points === "either" &&
          span.date.reading.isDeadline &&
          !saysOver(clause, lexicon))),
  ) &&
  clause.spans.every((span) => span.type !== "date" || span.date.reading.points !== "back");

/** No more characters stand between the word for what is valid and its day: `valid until the end of`. */
const nearValid = 20;

/** `quoted Lyon 12k valid till end of month`: until when an offer holds is no day on which anything is sent. */
function isOfValidity({ shape }: Clause, from: number, { dealParts }: Lexicon): boolean {
  for (let at = Math.max(0, from - nearValid); at < from; at++) {
    const isInside = /[a-z]/.test(shape.charAt(at - 1)) && /[a-z]/.test(shape.charAt(at));
    if (!isInside && wordAt(dealParts, shape, at)?.value === "valid") return true;
  }
  return false;
}

/** Whether a clause holds what says that something is over: `了`, `sent`. */
const saysOver = ({ shape }: Clause, lexicon: Lexicon): boolean =>
  [...lexicon.pastEndings, ...lexicon.pastBeginnings].some((mark) => shape.includes(mark)) ||
  (shape.match(/[a-z]+/g) ?? []).some((word) => isPastVerb(word, lexicon));

/** `周四给Deniz补寄样品`: a bare weekday, and nothing that says that it is over. */
export const isWeekdayToCome = (clause: Clause, lexicon: Lexicon): boolean =>
  clause.spans.some((span) => span.type === "date" && span.date.isBareWeekday) &&
  clause.spans.every((span) => span.type !== "date" || span.date.reading.points === "either") &&
  /\p{Script=Han}/u.test(clause.shape) &&
  !saysOver(clause, lexicon);

const isToCome = (clause: Clause, lexicon: Lexicon): boolean =>
  isAhead(clause, lexicon) || isWeekdayToCome(clause, lexicon);

/** Reads what a clause does by its masked words, and by an outcome's own word where one stands alone. */
export function readClause(clause: Clause, lexicon: Lexicon, today: CivilDate): ReadClause {
  const read = readWords(clause, lexicon, today);
  // `Emre的视频会改到周四了`: what is only appointed anew has not been held, nor does word of it come from them.
  if (read.act === null || read.act === "contacted" || read.act === "news") {
    const moved = movedTo(clause, lexicon);
    if (moved !== null) return { ...read, act: moved === "appointment" ? "plan" : null };
  }
  const turned = read.act === null ? null : turnedTo(clause, read.act, lexicon);
  if (turned === "open") return { ...read, act: null };
  // What the words before the turn alone would tell counts no more.
  if (turned !== null) return { ...read, act: turned, likely: [{ act: turned, share: 1 }] };
  if (read.act !== "promised" || settledIn(clause, lexicon) !== null) return read;
  if (isTheirWord(clause, lexicon) || !isUndecided(clause, lexicon)) return read;
  // `Felipe asked if we could deliver by 20 Jan, I said I'd have to check`: what is certain is that they asked.
  const isAsked = askedIn(clause, lexicon, clause.spans) !== null;
  return { ...read, act: isAsked ? "replied" : null };
}

function readWords(clause: Clause, lexicon: Lexicon, today: CivilDate): ReadClause {
  const likely = classifyAct(clause.masked);
  const [first] = likely;
  const isQuestion = /[?？]\s*$/.test(clause.text) || asksFirst(clause);
  if (readReminder(clause, lexicon, today) !== null) return { clause, act: "plan", likely };
  if (asksForContact(clause, lexicon)) return { clause, act: "ask", likely };
  if (companyFactsIn(clause, lexicon) !== null) return { clause, act: "fact", likely };
  const asksAtEnd = lexicon.asking.ends.some((word) => clause.shape.trimEnd().endsWith(word));
  const settled = settledIn(clause, lexicon);
  if (settled !== null && !isQuestion && !asksAtEnd) return { clause, act: settled, likely };
  const report = reportOf(clause, likely, lexicon);
  if (report !== null) return { clause, act: report, likely };
  const word = isQuestion ? null : ownOutcome(clause, lexicon, today);
  const own = word !== null && isWordDoubtful(word, clause, likely, lexicon, today) ? null : word;
  const meant =
    own !== null && (first.share < leastAgainst || isTold(first.act))
      ? own
      : isStrange(clause.masked)
        ? null
        : certainAct(likely);
  // An order with its sum is told less often than it is meant.
  if (
    first.act === "ordered" &&
    !isQuestion &&
    first.share >= leastPriced &&
    clause.spans.some(({ type }) => type === "amount")
  )
    return { clause, act: "ordered", likely };
  // `28号跟Emre打过电话忘记记了`: a day that is over plans nothing.
  if ((meant === "plan" || meant === "snooze") && tellsOfDaysOver(clause, lexicon, today)) {
    const told = likely.find((one) => isTold(one.act));
    const isLikelier = told !== undefined && !isCostly(told.act) && told.share >= leastOver;
    return { clause, act: isLikelier ? told.act : null, likely };
  }
  const isEither =
    meant === "replied" && own === null && isLikely("contacted", likely, leastEither);
  const act = isEither ? "contacted" : meant;
  const isOurs = !isQuestion && (act === null || act === "replied") && answersThem(clause, lexicon);
  if (isOurs && !isDenied(clause, lexicon) && !isUndone(clause, lexicon))
    return { clause, act: "contacted", likely };
  const isAsking = !isQuestion && askedIn(clause, lexicon, clause.spans) !== null;
  // What is surely not sent is nothing to ask about, be it a sample or a quote.
  if (act === null && sent.has(first.act) && isUndone(clause, lexicon))
    return { clause, act: "not-yet", likely };
  if (act === null) {
    const asked = isAsking && isLikely("replied", likely) ? "replied" : null;
    if (first.act === "promised" && !isQuestion && isTheirWord(clause, lexicon))
      return { clause, act: "promised", likely };
    const isOnItsWay = sent.has(first.act) && isToCome(clause, lexicon);
    if (isOnItsWay && isCertainOf(["promised", first.act], likely))
      return { clause, act: "promised", likely };
    const told = isQuestion ? null : toldBefore(clause, lexicon);
    // What goes on to a day to come plans it, and is drafted with what it tells.
    const both = told !== null && first.act === "plan" ? "plan" : (told?.act ?? null);
    return { clause, act: asked ?? both ?? byForm(clause, first, isQuestion, lexicon), likely };
  }
  // `Warsaw nope`: a bare no says that something did not come of it, and not what.
  if (own === null && clause.named.length > 0 && isBareDenial(clause, lexicon))
    return { clause, act: null, likely };
  // `问有没有现货`, `asked if we can ship`: what they deny or suppose is part of what they ask.
  if (act === "replied" && isAsking) return { clause, act, likely };
  // `周五给Rashid打电话`: what is to be done on a day is for the sender to do.
  if (act === "request" && clause.named.length > 0 && clause.spans.some(isComing))
    return { clause, act: "plan", likely };
  if (act === "received" && isOfPapers(clause, lexicon)) return { clause, act: "replied", likely };
  if (act === "quoted" && isOfNoPrice(clause, lexicon)) return { clause, act: "contacted", likely };
  if (sent.has(act) && isUndone(clause, lexicon)) return { clause, act: "not-yet", likely };
  if (denied.has(act) && isDenied(clause, lexicon) && !isToldApart(clause, act, lexicon))
    return { clause, act: "news", likely };
  if (denied.has(act) && isIntended(clause, lexicon))
    return { clause, act: saysAfterName(clause, lexicon) ? "replied" : "not-yet", likely };
  return { clause, act: sent.has(act) && isToCome(clause, lexicon) ? "promised" : act, likely };
}

/** Reads a clause and its parts between marks. */
export function readParts(clause: Clause, lexicon: Lexicon, today: CivilDate): ReadParts {
  const whole = readClause(clause, lexicon, today);
  let read: readonly ReadClause[] | null = null;
  return {
    ...whole,
    get parts() {
      const parts = cutAtMarks(clause);
      read ??= parts.length === 1 ? [whole] : parts.map((part) => readClause(part, lexicon, today));
      return read;
    },
  };
}

/** Whether a clause, or the part of it that has the word, surely tells something else than the outcome's word. */
const isWordDoubtful = (
  word: Act,
  clause: Clause,
  likely: readonly Likely[],
  lexicon: Lexicon,
  today: CivilDate,
): boolean =>
  isDoubtful(word, likely) ||
  cutAtMarks(clause).some(
    (part) =>
      ownOutcome(part, lexicon, today) === word && isDoubtful(word, classifyAct(part.masked)),
  );

/** The outcome that a clause says in its own word at its head or after the customer's name: `Kyoto ok`, `Selin: na`. */
function ownOutcome(
  { shape, spans, named }: Clause,
  lexicon: Lexicon,
  today: CivilDate,
): Act | null {
  const names = named.length === 0 ? [] : spans.filter(({ type }) => type === "customer");
  const [name] = names;
  const last = named.length > 1 ? names.at(-1) : name;
  const after = skipMarks(shape, last?.to ?? 0);
  const each = named.length > 1 ? wordAt(lexicon.listed.each, shape, after) : null;
  const { outcome, doubtEnd } = readHead(shape, each?.end ?? after, lexicon, today);
  const isFirst = /^[\s,，]*$/.test(shape.slice(0, name?.from ?? 0));
  return isFirst && outcome !== null && doubtEnd === null ? outcome.value : null;
}

/** `Mumbai样品收到没？帮我瞅一眼`: a question, and then no more than a wish that it be looked up. */
function asksFirst({ text, spans }: Clause): boolean {
  const mark = /[?？]\s*(?=\S)/.exec(text);
  if (mark === null) return false;
  const rest = classifyAct(masked(text, spans, mark.index + mark[0].length));
  return rest[0].act === "request" || rest[0].act === "chat" || isAsked(rest[0].act);
}

/** What a clause must be by what it holds, whatever its words. */
function byForm(
  { spans, named, text, shape }: Clause,
  first: Likely,
  isQuestion: boolean,
  lexicon: Lexicon,
): Act | null {
  const { asking, asked } = lexicon;
  // `客户问什么时候发货？` tells what somebody else asked.
  const isReport = asking.reports.some((word) => wordPlace(shape, word) !== null);
  if (isQuestion) return isReport && isTold(first.act) ? first.act : "ask";
  // `Anadolu 说大单要更好的价格`: whatever they said, unless it may be a complaint or the like.
  const isMild = ["replied", "contacted", "promised"].includes(first.act);
  if (isMild && saysAfterName({ spans, text, shape }, lexicon)) return "replied";
  const isDated = named.length > 0 && spans.some(({ type }) => type === "date");
  if (isDated && namesBirthday(shape, asked)) return "fact-birthday";
  if (spans.some(({ type }) => type === "email")) return "fact-email";
  if (spans.some(({ type }) => type === "phone") && text.length < 80) return "fact-phone";
  return null;
}

/** Whether whoever is named is who said what follows: `Anadolu 说大单要更好的价格`. */
function saysAfterName(
  { spans, text, shape }: Pick<Clause, "spans" | "text" | "shape">,
  { said }: Lexicon,
): boolean {
  const name = spans.find(({ type }) => type === "customer");
  // `Izmir Stone 说 …`: what goes on in capitals is of the name.
  const more = /^(?:\s*\p{Lu}[\p{L}.&-]*)*\s*/u.exec(text.slice(name?.to ?? 0))?.[0].length ?? 0;
  const after = name === undefined ? "" : shape.slice(name.to + more);
  return said.some((word) => after.startsWith(word));
}

function namesBirthday(shape: string, asked: Lexicon["asked"]): boolean {
  for (let at = 0; at < shape.length; at++) {
    const isInside = /[a-z]/.test(shape.charAt(at)) && /[a-z]/.test(shape.charAt(at - 1));
    if (!isInside && wordAt(asked, shape, at)?.value === "birthday") return true;
  }
  return false;
}

/** What may stand between what is over and whose it is: `promise to Nile is kept`. */
const whoseIs = /^(?: (?:to|of|from|by|with))? ?$/;

/** What a clause says is over: a complaint (`complaint resolved`, `那个投诉处理完了`) or a promise (`promise kept`). */
export function settledIn(
  { shape, spans }: Clause,
  lexicon: Lexicon,
): "complained" | "promised" | null {
  for (let at = 0; at < shape.length; at++) {
    const outcome = wordAt(lexicon.outcomes, shape, at);
    if (outcome?.value !== "complained" && outcome?.value !== "promised") continue;
    const { value, end } = outcome;
    const whose = spans.find(
      ({ type, from }) =>
        type === "customer" && from >= end && whoseIs.test(shape.slice(end, from)),
    );
    const isOver = [end, ...(whose === undefined ? [] : [whose.to])].some(
      (after) => settledEnd(shape, after, value, lexicon) !== null,
    );
    if (isOver) return value;
  }
  return null;
}

/** How likely a told act must be beside others for what somebody else asked to be told. */
const leastReported = 0.15;

/** How likely an order must be that names its sum. */
const leastPriced = 0.45;

/** How likely what is told must be where a day that is over speaks against a plan. */
const leastOver = 0.25;

/** How likely it must be that we wrote to them, for it to be left open who wrote. */
const leastEither = 0.35;

const isLikely = (act: Act, likely: readonly Likely[], least = leastReported): boolean =>
  likely.some((one) => one.act === act && one.share >= least);

/** The act that tells what a customer asked: `客户问可以便宜吗？`; null where the sender asks. */
function reportOf(
  { shape }: Clause,
  likely: readonly [Likely, ...Likely[]],
  { asking, customers, thirdPersons }: Lexicon,
): Act | null {
  if (!isAsked(likely[0].act)) return null;
  const told = likely.find(({ act }) => isTold(act));
  if (told === undefined || told.share < leastReported) return null;
  const isWord = (at: number, words: readonly string[]) =>
    words.some((word) => shape.slice(0, at).trimEnd().endsWith(word));
  const reports = asking.reports.some((word) => {
    const at = wordPlace(shape, word);
    return at !== null && at > 0 && isWord(at, [...customers, ...thirdPersons]);
  });
  return reports ? told.act : null;
}

/** Whether a clause begins, but for names and days, with something meant or supposed. */
export const isIntended = ({ masked }: Clause, { intentions }: Lexicon): boolean => {
  const words = masked
    .replace(/\{[A-Z]+\}/g, " ")
    .trim()
    .toLowerCase();
  return intentions.some((word) => wordPlace(words.slice(0, word.length + 6), word) !== null);
};

/** Whether what a clause names is paper without a price: `检测报告发过去了` is no quote. */
const isOfNoPrice = ({ shape }: Clause, { papers }: Lexicon): boolean =>
  papers.things.some((word) => wordPlace(shape, word) !== null) &&
  papers.prices.every((word) => wordPlace(shape, word) === null);

/** Whether a clause denies, and says nothing more but whose it is. */
const isBareDenial = ({ masked }: Clause, { denials }: Lexicon): boolean => {
  const rest = masked
    .replace(/\{[A-Z]+\}|[^\p{L}\s'’]/gu, " ")
    .trim()
    .toLowerCase();
  return denials.bare.includes(rest);
};

const isComing = (span: Span): boolean =>
  span.type === "date" && span.date.reading.points !== "back" && span.date.reading.days !== null;

/** `Khalid 电话`, `Claire's email`: a name and what is wanted of it, and nothing more. */
function asksForContact(clause: Clause, lexicon: Lexicon): boolean {
  const { shape, spans, named } = clause;
  const { contactWords } = lexicon;
  const name = spans.find(({ type }) => type === "customer");
  if (name === undefined || named.length !== 1 || shape.slice(0, name.from).trim() !== "")
    return false;
  const rest = shape
    .slice(name.to)
    .replace(/^(?:'s|的|\s)+/, "")
    .replace(/[\s?？.。]+$/, "");
  if (contactWords.includes(rest)) return true;
  // `Yousef手机号发我下，科威特那个`
  return contactWords.some((word) => {
    const after = rest.startsWith(word) ? rest.slice(word.length).trimStart() : "";
    const asked = afterAsking(after, lexicon);
    if (asked === after) return false;
    // `Claire email again, wants 5% off`: behind a mark something may be told.
    return asked === "" || (/^[,，;；.。!！?？~～]/.test(asked) && !isTelling(clause));
  });
}

/** What is left of words behind what asks at their head: `发我一下`, `again please`. */
function afterAsking(words: string, lexicon: Lexicon): string {
  const { contactAsks, contactAskEnds } = lexicon;
  let left = words;
  for (let all: readonly string[] = contactAsks; ; all = [...contactAsks, ...contactAskEnds]) {
    const [word] = all
      .filter((one) => wordPlace(left, one) === 0)
      .sort((one, other) => other.length - one.length);
    if (word === undefined) return left;
    const after = left.slice(word.length).trimStart();
    const behindMark = after.replace(/^[,，;；.。!！?？~～\s]+/, "");
    left = contactAskEnds.some((one) => wordPlace(behindMark, one) === 0) ? behindMark : after;
  }
}

/** Whether a part behind a mark tells something. */
const isTelling = (clause: Clause): boolean =>
  cutAtMarks(clause)
    .slice(1)
    .some((part) => certainAct(classifyAct(part.masked)) !== null);

/** Whether what a clause names is paper and no sample: `Grace has the catalogue`. */
const isOfPapers = ({ shape }: Clause, { papers }: Lexicon): boolean =>
  papers.things.some((word) => wordPlace(shape, word) !== null) &&
  papers.samples.every((word) => wordPlace(shape, word) === null);

/** Whether a clause says that something has not been done. */
const isUndone = ({ shape }: Clause, { undone }: Lexicon): boolean =>
  undone.some((word) => wordPlace(shape, word) !== null);

/** `收到样品了，不过碎了俩`: whether a part tells the act, and another part denies something else. */
const isToldApart = (clause: Clause, act: Act, lexicon: Lexicon): boolean =>
  cutAtMarks(clause).some(
    (part) => !isDenied(part, lexicon) && certainAct(classifyAct(part.masked)) === act,
  );

/** Whether a clause holds a word that denies. */
export const isDenied = ({ shape }: Clause, { negations }: Lexicon): boolean =>
  negations.some((word) => wordPlace(shape, word) !== null || /n't\b/.test(shape));
