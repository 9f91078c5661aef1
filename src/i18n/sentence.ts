import type { Sentences } from "./generated/sentences.ts";

/**
 * The key of a sentence in `locales/` or of a feature: `today.title` in the namespace `messages`,
 * `errors:no-list` in another.
 */
export type SentenceKey = keyof Sentences;

/**
 * What has to be given with a key: nothing, or the values of its parameters by their names. For
 * one of several keys, those that any of them needs. A `count` also chooses the plural.
 */
export type ParamsOf<Key extends SentenceKey> = [Sentences[Key]] extends [never]
  ? []
  : [
      params: {
        readonly [Name in Sentences[Key]]: Name extends "count" ? number : string | number;
      },
    ];

/** What stands between a beginning and an ending in the keys that have both. */
type Within<
  Beginning extends string,
  Ending extends string = "",
  Key = SentenceKey,
> = Key extends `${Beginning}${infer Name}${Ending}` ? Name : never;

/** A command that has a usage, a help and an example. */
export type CommandName = Within<"commands:", ".usage">;

/** A push that has a name. */
export type PushName = Within<"push-kinds.">;

/** What an error is called in `errors`. */
export type ErrorCode = Within<"errors:">;

/**
 * Beginnings of keys whose end comes from elsewhere: with an error or a problem that was made apart
 * from its sentence, from a database, from a platform. Nothing else may leave the end of a key open.
 */
export type OpenBeginning = MadeElsewhere | ChosenByData;

/** What may follow such a beginning, as far as that is known before anything runs. */
export type EndOf<Beginning extends OpenBeginning> = Beginning extends MadeElsewhere
  ? Within<Beginning>
  : string;

type MadeElsewhere = "errors:" | "import:problems." | "calendar:problems.";

type ChosenByData =
  | "import:reasons."
  | "import:tables."
  | "cli:platform."
  | "platforms."
  | "onboard.directory-needs."
  | "push-kinds."
  | "region."
  | "channel."
  | "segments.frequency."
  | "segments.amount."
  | "segments.contribution."
  | "tier."
  | "undone.";
