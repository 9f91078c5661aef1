import type { PersonName } from "../people/person-name.ts";
import type { GreetingTexts } from "./greeting-texts.ts";
import { isolate } from "./isolate.ts";

/**
 * How a person is addressed in a language: by function or patronymic where that is the custom, by
 * title where it is known, and in words that fit anybody where it is not. `role` is their function
 * as written.
 */
export function salutation(
  name: PersonName,
  role: string | null,
  texts: GreetingTexts,
  isRightToLeft: boolean,
): string {
  const forms = texts.salutation;
  if (!/\p{L}/u.test(name.full)) return forms.unnamed;
  const title = honorific(role, forms.roles ?? {});
  const form = (key: string): string | undefined => {
    const text = forms[key];
    return typeof text === "string" ? text : undefined;
  };
  const chosen =
    (title !== null && name.family !== null ? form("role") : undefined) ??
    (name.patronymic !== null ? form(`patronymic-${name.gender}`) : undefined) ??
    (name.isDoctor ? form("doctor") : undefined) ??
    (name.gender === null ? undefined : form(name.gender)) ??
    forms.named;
  const values: Readonly<Record<string, string>> = {
    full: name.full,
    family: name.family ?? name.full,
    given: name.given ?? name.full,
    patronymic: name.patronymic ?? "",
    role: title ?? "",
  };
  return chosen.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    isolate(values[key] ?? "", isRightToLeft),
  );
}

/** The honorific of the first function that a role names; the longest word wins. */
function honorific(role: string | null, roles: Readonly<Record<string, string>>): string | null {
  const words = Object.keys(roles).sort((a, b) => b.length - a.length);
  const word = words.find((one) => role?.includes(one));
  return word === undefined ? null : (roles[word] ?? null);
}
