import { z } from "zod";
import { recordObservances } from "../app/greetings/record-observances.ts";
import { observancesOf, peopleAt } from "../app/greetings/show-observances.ts";
import { type FestivalList, readFestivals } from "../bot/arguments/read-festivals.ts";
import { aboutOne } from "../bot/arguments/split-target.ts";
import { defineCommand, reads } from "../bot/command.ts";
import { onCustomer } from "../bot/subject/on-customer.ts";
import { festivalsOf } from "../core/greetings/festival-custom.ts";
import type { GreetingContact } from "../core/greetings/planned-greeting.ts";
import { Refusal } from "../errors.ts";
import { observancesView, whosePersonView } from "../views/greetings/observances-view.ts";

/** `/observe REF [NAME] [FESTIVAL …]`: which festivals a contact keeps; shows it, or records it. */
export const observe = defineCommand({
  name: "observe",
  topic: "customers",
  permission: "sales",
  audience: "private",
  args: z.object({ about: aboutOne(z.string().max(400)) }),
  positional: ["about…"],
  reads: reads.alone,
  run: (context, { about }) =>
    onCustomer(context, "observe", about, async (customerId, rest, reference) => {
      const { app, actor, speak, lexicon } = context;
      const people = await peopleAt(app, actor, customerId);
      if (people.length === 0) throw new Refusal("no-people");
      const { person, after } = personIn(people, rest, (text) => readFestivals(text, lexicon));
      if (person === null) return whosePersonView(people, reference, rest, speak);
      const { named, rest: unknown } = readFestivals(after, lexicon);
      if (unknown !== "") throw new Refusal("festival-unknown", { festival: unknown });
      if (named.length === 0) return observancesView(observancesOf(person), null, speak);
      const ids = (isKept: boolean) =>
        named
          .filter((one) => one.isKept === isKept)
          .flatMap((one) =>
            "festival" in one
              ? [one.festival]
              : festivalsOf(one.tradition, person.country, person.language),
          );
      const edit = { keeps: ids(true), not: ids(false) };
      const { contact, undoId } = await recordObservances(app, actor, person.id, edit);
      return observancesView(observancesOf(contact), undoId, speak);
    }),
});

/** The person that a text begins with, by id, name or a part of it; the only one needs no naming. */
function personIn(
  people: readonly GreetingContact[],
  text: string,
  read: (text: string) => FestivalList,
): { readonly person: GreetingContact | null; readonly after: string } {
  const lower = text.toLowerCase();
  const called = ({ id, name }: GreetingContact): number => {
    const names = [id, name, ...name.split(/\s+/)].filter((one) => one.length > 1);
    const found = names.find((one) => startsWith(lower, one.toLowerCase()));
    return found?.length ?? 0;
  };
  const longest = Math.max(0, ...people.map(called));
  const meant = people.filter((one) => called(one) === longest);
  const [only] = longest > 0 ? meant : people;
  const isClear = longest > 0 ? meant.length === 1 : people.length === 1;
  if (only !== undefined && isClear) return { person: only, after: text.slice(longest).trim() };
  const isFestival = text === "" || read(text).rest === "";
  if (isFestival || longest > 0) return { person: null, after: text };
  throw new Refusal("person-unknown", { name: text });
}

const startsWith = (text: string, name: string): boolean =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
