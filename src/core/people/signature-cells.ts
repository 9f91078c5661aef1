import { foldLetters } from "../places/fold-letters.ts";
import words from "./signature-words.json" with { type: "json" };

/** What a word before a value calls it. */
export type CellLabel = keyof typeof words.labels;

/** One thing that stands by itself in a signature, under the word that it has before it. */
export type Cell = {
  readonly label: CellLabel | null;
  /** The word itself, as written. */
  readonly word: string | null;
  readonly text: string;
  /** The line it stands on, counted from 0. */
  readonly line: number;
};

/** How labels are compared: without case, accents, marks at the end, and spaces between characters. */
const labelKey = (text: string): string =>
  foldLetters(text)
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, "")
    .replace(/[\s.。:：()（）#]+$/u, "")
    .trim();

const labels = new Map(
  Object.entries<readonly string[]>(words.labels).flatMap(([label, called]) =>
    called.map((one) => [labelKey(one), label as CellLabel] as const),
  ),
);

/** What a word, or the first of several between slashes, calls the value behind it. */
export function labelOf(text: string): CellLabel | null {
  const whole = labels.get(labelKey(text));
  if (whole !== undefined) return whole;
  const parts = text.split(/\s*(?:\/|&|\+|\bor\b|和|及)\s*/).filter((part) => part !== "");
  const known = parts.map((part) => labels.get(labelKey(part)));
  return parts.length > 1 && known.every((one) => one !== undefined) ? (known[0] ?? null) : null;
}

/** Characters and words of a label at most. */
const longestLabel = 34;

/** A line of more words than these, without a value that has a form of its own, is prose. */
const mostWords = 13;

const closings = new Set(words.closings.map(labelKey));

/** Whether a line takes leave, as a letter does before its signature. */
export const isClosing = (line: string): boolean =>
  line
    .split(/\s*[/|]\s*/)
    .every((part) => closings.has(labelKey(part.replace(/[\s,，.!！。;；~～、]+$/u, ""))));

const isMailer = (line: string): boolean => {
  const lower = line.toLowerCase();
  return words.mailers.some((one) => lower.startsWith(one));
};

/** Of numbers in registers and of law: what stands beside them is no contact's. */
const isLegal = (line: string): boolean =>
  /\b(?:HR[AB]\s?\d|HRB|Amtsgericht|Registergericht|Handelsregister|USt-?Id|Steuer-?Nr|Sitz der Gesellschaft|Reg(?:istered)? (?:No|in|office)|Company (?:No|Reg)|VAT\b|P\.\s?IVA|Vergi|MERSIS|Ticaret Sicil|CNPJ|CUIT|SIRET|R\.?C\.?S\.?|IBAN|SWIFT|GSTIN?|TRN)/i.test(
    line,
  ) || /(?:税号|信用代码|开户行|السجل التجاري|الرقم الضريبي)/u.test(line);

const isProse = (line: string): boolean => {
  const count = line.split(/\s+/).length;
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  const hasValue = /@|(?:\d[\s().-]{0,2}){6}|www\.|https?:/i.test(line);
  const isSentence = /(?:\p{L}{4}[.!?]|[。！？])\s*$/u.test(line) && (count > 6 || han > 14);
  return !hasValue && (count > mostWords || han > 40 || (isSentence && !/[\d|]/.test(line)));
};

/** Where a disclaimer begins: all behind it is of the same kind. */
const disclaims = (line: string): boolean =>
  /^(?:\W*)(?:confidential|disclaimer|privileged|notice:|this (?:e-?mail|message|communication)|the information (?:contained|in this)|diese e-?mail|der inhalt dieser|vertraulich|bu e-?posta|yasal uyarı|este (?:mensaje|correo|e-?mail)|aviso (?:legal|de confidencialidad)|ce (?:message|courriel)|questo messaggio|le informazioni|esta mensagem|本邮件|此邮件|本电子邮件|免责声明|保密声明|تنويه|هذه الرسالة|это сообщение|dit bericht)/iu.test(
    line.trim(),
  );

/** The lines of a signature: without the letter above it, its leave, its registers and its law. */
export function signatureLines(text: string): readonly string[] {
  const all = text
    .split("\n")
    .map((line) => line.replace(/^[\s>•·▪●◦‣–—-]+(?=[\p{L}\p{N}+(@])/u, "").trim())
    .map((line) => line.replaceAll(/<\/?(?:b|i|u|br|p|div|span)[^>]*>/gi, " ").trim())
    .map((line) => line.replace(/^([*_]{1,2})(.+)\1$/u, "$2").trim());
  const end = all.findIndex((line, at) => at > 0 && disclaims(line));
  const lines = end < 0 ? all : all.slice(0, end);
  return lines
    .slice((leaveOf(lines) ?? -1) + 1)
    .filter(
      (line) =>
        line !== "" &&
        !isClosing(line) &&
        !isMailer(line) &&
        !isLegal(line) &&
        !isProse(line) &&
        !/^[^\p{L}\p{N}]*$/u.test(line),
    );
}

/** Greetings and other short words above a signature count little: how many characters of a letter stand there. */
export function aboveSignature(text: string): number {
  const lines = text.split("\n").map((line) => line.trim());
  const leave = leaveOf(lines);
  const end = lines.findIndex((line, at) => at > 0 && disclaims(line));
  const above =
    leave === null
      ? lines.slice(0, end < 0 ? lines.length : end).filter(isProse)
      : lines.slice(0, leave);
  return above.reduce((sum, line) => sum + line.length, 0);
}

/** The last line that takes leave and has lines below it; null where none does. */
function leaveOf(lines: readonly string[]): number | null {
  const leave = lines.findLastIndex((line) => isClosing(line) || /^--\s*$/.test(line));
  const isLast = lines.slice(leave + 1).every((line) => line === "");
  return leave < 0 || isLast ? null : leave;
}

/** The cells of lines, each with the label before it. A label alone on its line is of the next one. */
export function cellsOf(lines: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  let waiting: Labelled | null = null;
  for (const [line, written] of lines.entries()) {
    for (const part of written.split(/\s*[|｜•·●▪¦‖∙♦◆★]\s*|\t+| {3,}|\s+(?:\/\/|::)\s+/u)) {
      const text = part.replace(/^[\s,;，；/-]+|[\s,;，；/]+$/gu, "");
      if (text === "") continue;
      const own = labelled(text);
      if (own.value === "") {
        waiting = own;
        continue;
      }
      const { label, word } = own.label === null && waiting !== null ? waiting : own;
      cells.push({ label, word, text: own.value, line });
      waiting = null;
    }
  }
  return cells;
}

type Labelled = Pick<Cell, "label" | "word"> & { readonly value: string };

/** `Tel.: …`, `T …`, `手 机：…`: the label before a value, and the value. */
function labelled(text: string): Labelled {
  const colon = /^([^:：]{1,34})[:：]\s*([\s\S]*)$/u.exec(text);
  const before = colon?.[1] ?? "";
  if (colon !== null && before.length <= longestLabel && !/\d{4}|https?$/i.test(before)) {
    const label = labelOf(before);
    if (label !== null) return { label, word: before.trim(), value: (colon[2] ?? "").trim() };
  }
  const alone = labelOf(text);
  const isShort = /^\p{L}$/u.test(text);
  if (alone !== null && !isShort && /[:：]$/u.test(text))
    return { label: alone, word: null, value: "" };
  return { label: null, word: null, value: text };
}
