/**
 * What a word of a wish about settings says: that something is to be turned off or on or set, that
 * it is about what is pushed, about quiet hours, in which language to speak, or nothing. `not` is `off` only
 * where what is pushed is named as such: `no greetings` may be said of a customer.
 */
export const settingWords = [
  "off",
  "on",
  "not",
  "set",
  "push",
  "quiet",
  "speak",
  "filler",
] as const;
export type SettingWord = (typeof settingWords)[number];
