/**
 * In which language a text is, as far as its script tells: a screen reader's voice and the forms of
 * Chinese characters follow from it. Null where no letter tells.
 */
export function languageOf(text: string): "zh-CN" | "en" | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // A Chinese character says as much as several Latin letters; names stay Latin in Chinese lines.
  if (han * 4 >= letters) return "zh-CN";
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 > letters ? "en" : null;
}
