const codes = [
  ...[
    "ar",
    "bg",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hr",
  ],
  ...[
    "hu",
    "id",
    "it",
    "ja",
    "kk",
    "ko",
    "lt",
    "lv",
    "ms",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
  ],
  ...["sl", "sr", "sv", "sw", "th", "tr", "uk", "ur", "uz", "vi", "zh"],
] as const;

let names: ReadonlyMap<string, string> | undefined;

/** The code of a language by its code or its name in a language of ours: `tr`, `Turkish`, `土耳其语`; null for none. */
export function findLanguage(called: string): string | null {
  names ??= new Map(
    codes.flatMap((code) => [
      [code, code] as const,
      ...["en", "zh-CN"].map((locale) => {
        const name = new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
        return [name.toLowerCase(), code] as const;
      }),
    ]),
  );
  return names.get(called.trim().toLowerCase()) ?? null;
}
