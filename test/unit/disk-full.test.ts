import { describe, expect, it, vi } from "vitest";
import { reportFailure } from "../../src/cli/report-failure.ts";
import { terminalSpeaker } from "../../src/cli/terminal.ts";
import { ConfigError, DatabaseAwayError, isDiskFull } from "../../src/errors.ts";
import { awayFrom } from "../../src/store/database/away.ts";

const full = Object.assign(new Error("could not extend file: No space left on device"), {
  code: "53100",
});

describe("a full disk of the database", () => {
  it("is known through whatever wraps it", () => {
    const away = awayFrom(full, false) as Error;
    expect(isDiskFull(full) && isDiskFull(away)).toBe(true);
    expect(isDiskFull(new DatabaseAwayError({ cause: away, mayBeSaved: false }))).toBe(true);
    const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    expect(isDiskFull(awayFrom(refused, false))).toBe(false);
    expect(isDiskFull(new ConfigError("config.no-backup-passphrase"))).toBe(false);
  });

  it("is what commands say, not that the address be wrong", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const lang of ["en", "zh_CN"]) {
      reportFailure(terminalSpeaker({ LANG: lang }), awayFrom(full, true));
    }
    process.exitCode = 0;
    expect(said.mock.calls.flat()).toEqual([
      expect.stringMatching(/disk is full.*Make room/),
      expect.stringMatching(/磁盘已满/),
    ]);
    said.mockRestore();
  });
});
