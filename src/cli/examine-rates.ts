import { findRatesUsed } from "../app/money/find-rates-used.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { carriedText } from "../views/money/money-text.ts";
import type { Finding } from "./examine-storage.ts";

const check = "rates";

/** Whether the orders of the last two years have rates, and how old those are that stand in for newer ones. */
export async function* onRates(
  speak: Speaker,
  { app, now }: Pick<Genjin, "app" | "now">,
): AsyncGenerator<Finding> {
  const used = await findRatesUsed(app, now());
  if (used === null) return;
  const { missing, carried } = used;
  const todo = speak.t("cli:check.rates-todo");
  const listed = (names: readonly string[]) => names.join(speak.t("list.comma"));
  if (missing.length > 0) {
    const what = speak.t("cli:check.rates-missing", { list: listed(missing) });
    yield { check, state: "warn", what, todo };
  }
  if (carried.length > 0) {
    const list = listed(carried.map((one) => carriedText(one, speak)));
    yield { check, state: "warn", what: speak.t("cli:check.rates-carried", { list }), todo };
  }
  if (missing.length + carried.length === 0)
    yield { check, state: "ok", what: speak.t("cli:check.rates") };
}
