import { type Command, Option } from "commander";
import type { Speaker } from "../i18n/speaker.ts";

/** `start`: the service, until it is told to stop. */
export function registerStart(program: Command, speak: Speaker): void {
  program
    .command("start")
    .description(speak.t("cli:start"))
    .addOption(
      new Option("--role <role>", speak.t("cli:process-role"))
        .choices(["all", "web", "worker"])
        .default("all"),
    )
    .action(async ({ role }: { role: "all" | "web" | "worker" }) => {
      // Half of the program, which the other commands do without.
      const { serve } = await import("../assembly/serve.ts");
      await serve(role);
    });
}
