/** Greetings of one language, as `locales/greetings/<language>.json` has them. */
export type GreetingTexts = {
  /** Whether a native reader has checked them. */
  readonly verified: boolean;
  /** What stands between two sentences. */
  readonly joiner: string;
  /**
   * Forms of address by what is known: `man`, `woman`, `doctor`, `professor`, `profession` (these
   * also with `-man` and `-woman`), `role`, `job` (a function written with the name),
   * `patronymic-man`, `patronymic-woman`; `named` for whom nothing is known, `unnamed` without a name.
   */
  readonly salutation: {
    readonly named: string;
    readonly unnamed: string;
    readonly [form: string]: string | Readonly<Record<string, string>> | undefined;
    /** Honorifics by the function they follow from. */
    readonly roles?: Readonly<Record<string, string>>;
  };
  /** Sentences after the wish. */
  readonly second: readonly string[];
  readonly closing: readonly string[];
  /** How the sender signs, with `{{sender}}`; absent where the name alone does. */
  readonly signature?: string;
  /** Wordings by family of wishes. */
  readonly wishes: Readonly<Record<string, readonly string[]>>;
  /** Names of festivals for wishes that say `{{festival}}`; absent where none does. */
  readonly festivals?: Readonly<Record<string, string>>;
  /** Letters of business by what they are about; absent where there are none in the language yet. */
  readonly letters?: Readonly<Record<string, string>>;
  /**
   * Words that countries (ISO codes with a space between) say otherwise, with theirs; absent where
   * the language is written alike everywhere.
   */
  readonly regional?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
