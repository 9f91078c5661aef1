import { dropDraft } from "../../app/drafts/keep-draft.ts";
import { findByRef } from "../../app/search/find-named.ts";
import type { OutboundMessage } from "../../chat/message.ts";
import type { DraftItem } from "../../core/drafts/draft.ts";
import { type CardField, withField } from "../../core/people/card-field.ts";
import { dialled } from "../../core/people/phones-in.ts";
import type { PlacedCard } from "../../core/people/placed-card.ts";
import { type CellLabel, labelOf } from "../../core/people/signature-cells.ts";
import { findCountry } from "../../core/places/country.ts";
import { Refusal } from "../../errors.ts";
import { readContact } from "../arguments/read-contact.ts";
import { splitTarget } from "../arguments/split-target.ts";
import type { CommandContext } from "../command.ts";
import type { Lexicon } from "../grammar/words/lexicon.ts";
import { shaped } from "../grammar/words/normalise-input.ts";
import { wholeWord } from "../grammar/words/word-table.ts";
import type { Line } from "../understanding/line.ts";
import { draftShown } from "./correct-last.ts";
import { draftCards } from "./draft-card.ts";

/** One field as it should be. */
type Amended = { readonly field: CardField; readonly value: string | null };

/** The fields of a card by the words that stand on cards before them. */
const fieldOf: Readonly<Partial<Record<CellLabel, CardField>>> = {
  company: "company",
  country: "country",
  city: "city",
  web: "website",
  name: "person",
  role: "role",
  department: "role",
  mobile: "phone",
  phone: "phone",
  email: "email",
};

/**
 * The card that was shown last as a draft, as the line says it should be: field by field, or of
 * another customer, by its reference. Null where no card is shown, or the line is about something else.
 */
export async function amendCard(
  context: CommandContext,
  line: Line,
): Promise<OutboundMessage | null> {
  const { app, actor, lexicon } = context;
  const { targets, rest } = splitTarget(line.text);
  const [target, ...others] = targets;
  const isRef = target !== undefined && "ref" in target && others.length === 0 && rest === "";
  const amended = isRef ? [] : readAmended(line, lexicon);
  if (amended === null) return null;
  const shown = await draftShown(context);
  const [item, ...more] = shown?.items ?? [];
  if (shown === null || item?.act !== "card" || more.length > 0) return null;
  const ref = isRef ? target.ref : null;
  const given = ref === null ? item.whose : (await findByRef(app, actor, [ref])).get(ref);
  if (given === undefined) throw new Refusal("unknown-ref", { ref: ref ?? "" });
  const isOfCompany = amended.some(({ field }) => field === "company");
  const card = amended.reduce((one, { field, value }) => changed(one, field, value), item.card);
  const placed = given !== null && !isOfCompany ? given : null;
  const named =
    placed === null ? null : (await findByRef(app, actor, [placed.ref])).get(placed.ref);
  const instead = await draftCards(context, [wholeCard(item, card)], named ?? null);
  if (instead.draft !== undefined) await dropDraft(app, actor, shown.id);
  return instead;
}

/** The card of somebody known holds only what is new: with the name it is found again. */
const wholeCard = (
  { known }: Extract<DraftItem, { readonly act: "card" }>,
  card: PlacedCard["card"],
): PlacedCard["card"] => ({ ...card, person: card.person ?? known?.name ?? null });

function changed(card: PlacedCard["card"], field: CardField, value: string | null) {
  if (field === "country" && value !== null) {
    const country = findCountry(value);
    if (country === null) throw new Refusal("card.country", { text: value });
    return withField(card, field, country);
  }
  const isPhone = field === "phone" || field === "other-phone";
  return withField(card, field, isPhone && value !== null ? dialled(value, card.country) : value);
}

/** `role: buyer; country Germany`, each part under its own word; null where a part has none. */
function readAmended(line: Line, lexicon: Lexicon): readonly Amended[] | null {
  const parts = line.text.split(/\s*[;；\n]\s*/u).filter((part) => part !== "");
  const amended: Amended[] = [];
  for (const part of parts) {
    const own = sourcePart(part) ?? labelledPart(part);
    if (own !== null && !mayBe(own.field, own.value, lexicon)) return null;
    if (own !== null) {
      amended.push({ field: own.field, value: isNone(own.value, lexicon) ? null : own.value });
      continue;
    }
    const { person, facts, labelled, wrong } = readContact(shaped(part), lexicon, line.today);
    if (person !== "" || labelled === 0 || labelled < facts.length || wrong !== null) return null;
    amended.push(...facts);
  }
  return amended.length === 0 ? null : amended;
}

/** Whether a text may be the value of a field: `phone` before words is no number. */
const mayBe = (field: CardField, value: string, lexicon: Lexicon): boolean =>
  isNone(value, lexicon) ||
  ((field === "phone" ? /^[+(]?\d[\d\s().-]{5,}$/.test(value) : value.length <= 80) &&
    (field !== "email" || /^\S+@\S+\.\S+$/.test(value)));

const isNone = (value: string, { contactGone }: Lexicon): boolean =>
  /^[-–—]$/.test(value) || wholeWord(contactGone, value) !== null;

/** Characters of a field's word at most. */
const longest = 16;

/** `source: website`, `来源 官网`; that it is not from the fair leaves it without one. */
function sourcePart(part: string): { readonly field: "source"; readonly value: string } | null {
  if (notFromFair.test(part)) return { field: "source", value: "-" };
  const value = sourceSaid.exec(part)?.[1] ?? "";
  return value === "" ? null : { field: "source", value };
}

const sourceSaid = /^(?:source\s*(?:[:：=]|\bis\b)|来源\s*(?:[:：=]|是|(?<=\s)))\s*(.{1,60})$/iu;
const notFromFair =
  /^(?:not from (?:the|a) fair|(?:这|他们?)?不是(?:在?展会|参展)(?:上?(?:来|收|拿|加)?的)?)[.。!！]*$/iu;

function labelledPart(part: string): { readonly field: CardField; readonly value: string } | null {
  for (let end = Math.min(longest, part.length - 1); end > 0; end--) {
    const isApart =
      /^(?:[\s:：=]|是)/u.test(part.slice(end)) || /\p{Script=Han}$/u.test(part.slice(0, end));
    const label = isApart ? labelOf(part.slice(0, end)) : null;
    const field = label === null || end < 2 ? undefined : fieldOf[label];
    const value = part
      .slice(end)
      .replace(/^(?:[\s:：=]+|是\s*)+/u, "")
      .trim();
    if (field !== undefined && value !== "") return { field, value };
  }
  return null;
}
