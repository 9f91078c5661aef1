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
  const title = honorific(role, forms.roles ?? {}) ?? honorific(name.job, forms.roles ?? {});
  const isInName = title !== null && honorific(name.job, forms.roles ?? {}) === title;
  const form = (key: string): string | undefined => {
    const text = forms[key];
    return typeof text === "string" ? text : undefined;
  };
  const degrees = ["professor", "doctor"].filter((degree) =>
    degree === "professor" ? name.isProfessor : name.isDoctor,
  );
  const chosen =
    (isInName ? form("job") : undefined) ??
    (title !== null && (name.family !== null || isInName) ? form("role") : undefined) ??
    (name.patronymic !== null ? form(`patronymic-${name.gender}`) : undefined) ??
    degrees.flatMap((one) => form(`${one}-${name.gender}`) ?? form(one) ?? [])[0] ??
    (name.called === null
      ? undefined
      : (form(`${name.called}-${name.gender}`) ?? form(name.called))) ??
    (name.gender === null ? undefined : form(name.gender)) ??
    forms.named;
  const values: Readonly<Record<string, string>> = {
    full: name.full,
    family: name.family ?? name.full,
    titled: name.titled,
    given: name.given ?? name.full,
    patronymic: name.patronymic ?? "",
    role: title ?? "",
    profession: name.profession ?? "",
    degrees: [name.isProfessor ? "Prof." : "", name.isDoctor ? "Dr." : ""]
      .filter(Boolean)
      .join(" "),
  };
  return chosen.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    isolate(values[key] ?? "", isRightToLeft),
  );
}

/** Whoever helps somebody of that function does not have it. */
const helpers = /助理|秘书|秘書|特助|助手|비서|보좌/;

/**
 * The honorific of the first function that a role names. The function ends what stands between
 * marks and spaces, and the longest word wins: a 본부장 is no 부장, a 董事长助理 no 董事长.
 */
function honorific(role: string | null, roles: Readonly<Record<string, string>>): string | null {
  const words = Object.keys(roles).sort((a, b) => b.length - a.length);
  for (const part of (role ?? "").split(/[\s,，、/·・&()（）;；兼]+/)) {
    const word = helpers.test(part) ? undefined : words.find((one) => part.endsWith(one));
    if (word === undefined) continue;
    const isVice = part.at(-word.length - 1) === "副";
    return `${isVice ? "副" : ""}${roles[word] ?? ""}`;
  }
  return null;
}
