/** Whether the head of a line (name and parameters) says that its value is quoted-printable. */
export const isQuotedPrintable = (head: string): boolean => /[;=]\s*QUOTED-PRINTABLE/i.test(head);

/**
 * Decodes quoted-printable text in the charset that is named. Where none is, or none that is known,
 * it is UTF-8 if the bytes are, else Chinese (GB18030), else Latin.
 */
export function decodeQuotedPrintable(text: string, charset: string | null): string {
  return text.replaceAll(/=[ \t]*(?:\r\n|\n|\r|$)/g, "").replaceAll(/(?:=[\dA-F]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split("="), (hex) => Number.parseInt(hex, 16));
    for (const encoding of charset === null ? guesses : [charset, ...guesses]) {
      const decoded = decodedAs(bytes, encoding);
      if (decoded !== null) return decoded;
    }
    return run;
  });
}

const guesses = ["utf-8", "gb18030", "windows-1252"];

function decodedAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
