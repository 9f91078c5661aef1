import { Command, CommanderError } from "commander";
import { version } from "../assembly/version.ts";
import { registerAsk } from "./ask.ts";
import { registerBacktest } from "./backtest.ts";
import { registerBackup } from "./backup.ts";
import { registerCalendar } from "./calendar.ts";
import { chosen } from "./chosen-organization.ts";
import { registerConnect } from "./connect.ts";
import { registerDoctor } from "./doctor.ts";
import { registerDue } from "./due.ts";
import { registerFestivals } from "./festivals.ts";
import { registerImport } from "./import.ts";
import { registerMember } from "./member.ts";
import { registerOrganization } from "./organization.ts";
import { registerOutbox } from "./outbox.ts";
import { registerRestore } from "./restore.ts";
import { registerRules } from "./rules.ts";
import { registerSimulate } from "./simulate.ts";
import { registerStart } from "./start.ts";
import { registerTeam } from "./team.ts";
import { terminalSpeaker } from "./terminal.ts";
import { registerValue } from "./value.ts";

/** Exit status of wrong usage; 1 is refused or failed. */
const wrongUsage = 2;

const speak = terminalSpeaker();
const program = new Command("genjin")
  .description(speak.t("cli:genjin"))
  .version(version, "--version", speak.t("cli:version"))
  .option("--organization <name>", speak.t("cli:organization-of"))
  .hook("preAction", (_, action) => {
    chosen.organization = action.optsWithGlobals<{ organization?: string }>().organization;
  })
  .exitOverride()
  .showHelpAfterError();

for (const register of [
  registerStart,
  registerImport,
  registerAsk,
  registerSimulate,
  registerDue,
  registerOutbox,
  registerValue,
  registerBacktest,
  registerRules,
  registerMember,
  registerTeam,
  registerOrganization,
  registerBackup,
  registerRestore,
  registerCalendar,
  registerFestivals,
  registerDoctor,
  registerConnect,
]) {
  register(program, speak);
}

// Whoever reads may have seen enough, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : wrongUsage;
}
