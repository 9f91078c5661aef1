import type { ImportProgress } from "../app/import/import-run.ts";
import type { Speaker } from "../i18n/speaker.ts";

/** Milliseconds between two lines of progress: a terminal redraws, a log should stay short. */
const pace = { terminal: 100, log: 5000 };
const width = 24;

/** Shows how far an import is: a bar on a terminal, now and then a line elsewhere. */
export function importProgress(speak: Speaker, out: NodeJS.WriteStream) {
  const isTerminal = out.isTTY === true;
  let last = isTerminal ? 0 : Date.now();
  let drawn = false;
  return {
    show(progress: ImportProgress): void {
      const isLate = Date.now() - last >= (isTerminal ? pace.terminal : pace.log);
      if (!isLate) return;
      last = Date.now();
      drawn = true;
      out.write(
        isTerminal
          ? `\r\u001b[K${bar(progress)} ${text(speak, progress)}`
          : `${text(speak, progress)}\n`,
      );
    },
    /** Leaves the line clean for what follows. */
    end(): void {
      if (isTerminal && drawn) out.write("\r\u001b[K");
    },
  };
}

const text = (speak: Speaker, progress: ImportProgress): string =>
  progress.step === "reading"
    ? speak.t("import:reading", {
        part: Math.round(progress.part * 100),
        rows: speak.number(progress.rows),
      })
    : speak.t("import:deriving", { customers: speak.number(progress.customers) });

function bar(progress: ImportProgress): string {
  const filled = progress.step === "reading" ? Math.round(progress.part * width) : width;
  return `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
}
