import type { ContactFact } from "../../core/people/contact-field.ts";
import type { CivilDate } from "../../core/time/civil.ts";
import { attitudes, contactLevels } from "../../core/vocabulary.ts";
import type { Speaker } from "../../i18n/speaker.ts";

/** What is told of a person: `birthday: 3 Mar`, `⚠ 忌讳：猪肉`; or that it is kept no longer. */
export function factText({ field, value }: ContactFact, speak: Speaker): string {
  const named = speak.t(`contact.field.${field}`);
  if (value === null) return speak.t("contact.forgot", { field: named });
  return speak.t("contact.told", { field: named, value: valueText(field, value, speak) });
}

/** Of whom a draft would keep what: `contact Maria Lopez · birthday: 3 Mar`; who is new is said to be. */
export function personFactText(
  fact: ContactFact & { readonly isNew?: true },
  name: string,
  speak: Speaker,
): string {
  const who =
    fact.isNew === true ? speak.t("contact.added", { name }) : speak.t("contact.of", { name });
  return [who, factText(fact, speak)].join(speak.t("list.dot"));
}

function valueText(field: ContactFact["field"], value: string, speak: Speaker): string {
  switch (field) {
    case "birthday":
      return birthdayText(value, speak);
    case "language":
      return value.split(" ").map(speak.language).join(speak.t("list.comma"));
    case "level": {
      const level = contactLevels.find((one) => one === value);
      return level === undefined ? value : speak.t(`level.${level}`);
    }
    case "decides":
      return speak.t(value === "yes" ? "decides.yes" : "decides.no");
    case "attitude": {
      const attitude = attitudes.find((one) => one === value);
      return attitude === undefined ? value : speak.t(`attitude.${attitude}`);
    }
    default:
      return value;
  }
}

/** A birthday as it is kept, in words: `3 Mar`, `3 Mar 1980`, `农历8月15日`. */
function birthdayText(value: string, speak: Speaker): string {
  const [, lunar, year, month = "", day = ""] =
    /^(lunar:)?(?:(\d{4})-)?(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (month === "") return value;
  if (lunar !== undefined)
    return speak.t("contact.lunar", { month: Number(month), day: Number(day) });
  if (year !== undefined) return speak.date(value as CivilDate);
  // A year with a 29 February.
  return speak.monthDay(`2024-${month}-${day}` as CivilDate);
}
