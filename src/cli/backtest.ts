import type { Command } from "commander";
import type { RankingScore } from "../core/value/backtest-ranking.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { actorOf } from "./actor-of.ts";
import { addValueOptions, readValueOptions, type ValueOptions } from "./value-options.ts";
import { withGenjin } from "./with-genjin.ts";

/** `backtest`: how well expected purchases would have foretold who falls silent. */
export function registerBacktest(program: Command, speak: Speaker): void {
  const command = program.command("backtest").description(speak.t("cli:backtest"));
  addValueOptions(command, speak, 90).action(async (options: ValueOptions) => {
    await withGenjin(speak, async (genjin) => {
      const { backtest } = await import("../app/value/backtest.ts");
      const actor = await actorOf(genjin, options.as);
      const { tests, mean } = await backtest(genjin.app, actor, readValueOptions(options));
      if (options.json) {
        for (const test of tests) console.log(JSON.stringify(test));
        console.log(JSON.stringify({ tests: tests.length, rankings: mean }));
        return;
      }
      for (const { asOf: day, customers, silent, flagged, rankings } of tests) {
        console.log(speak.t("cli:backtest-day", { day, customers, silent, flagged }));
        for (const score of rankings) console.log(textOf(score, speak));
      }
      if (tests.length === 1) return;
      console.log(speak.t("cli:backtest-mean", { count: tests.length }));
      for (const score of mean) console.log(textOf(score, speak));
    });
  });
}

const textOf = ({ ranking, auc, precision, falseAlarms }: RankingScore, speak: Speaker): string => {
  const shown = (score: number | null) => (score === null ? "–" : speak.number(score, 3));
  return speak.t("cli:backtest-score", {
    ranking: speak.t(`cli:ranking.${ranking}`),
    auc: shown(auc),
    precision: shown(precision),
    alarms: shown(falseAlarms),
  });
};
