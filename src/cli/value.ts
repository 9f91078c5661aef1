import type { Command } from "commander";
import type { ValuedCustomers } from "../app/value/value-customers.ts";
import type { Speaker } from "../i18n/speaker.ts";
import { notValued } from "../views/money/money-text.ts";
import { actorOf } from "./actor-of.ts";
import { printLines } from "./print-lines.ts";
import { addValueOptions, readValueOptions, type ValueOptions } from "./value-options.ts";
import { withGenjin } from "./with-genjin.ts";

type ValuedCustomer = ValuedCustomers["customers"][number];

/** `value`: what each visible customer who bought is worth, the most promising first. */
export function registerValue(program: Command, speak: Speaker): void {
  const command = program.command("value").description(speak.t("cli:value"));
  addValueOptions(command, speak, 365).action(async (options: ValueOptions) => {
    await withGenjin(speak, async (genjin) => {
      const { valueCustomers } = await import("../app/value/value-customers.ts");
      const actor = await actorOf(genjin, options.as);
      const valued = await valueCustomers(genjin.app, actor, readValueOptions(options));
      if (options.json) {
        for (const model of valued.models) console.log(JSON.stringify(model));
        for (const each of valued.customers)
          console.log(JSON.stringify(lineOf(each, valued.currency)));
      } else {
        const lines = valued.customers.map((each) => textOf(each, valued.currency, speak));
        await printLines(lines, speak.t("cli:none.value"));
      }
    });
  });
}

/** The contract's line, with what led to its classes. */
const lineOf = (
  { customer: { ref, code, name, contribution, unvalued }, value }: ValuedCustomer,
  currency: string,
) => ({
  customer: code,
  ref,
  name,
  ...value,
  stage: value.stage.stage,
  because: value.stage.because,
  contribution,
  currency,
  unvalued,
});

const textOf = ({ customer, value }: ValuedCustomer, currency: string, speak: Speaker): string =>
  [
    `#${customer.ref}`,
    value.abc === null ? "–" : speak.t(`card.class.${value.abc}`),
    value.rfm,
    value.stage.stage,
    speak.number(value.expectedPurchases, 2),
    value.nextAmount === null ? "–" : `${currency} ${speak.number(value.nextAmount, 2)}`,
    ...[notValued(customer.unvalued, speak)].filter((gap) => gap !== ""),
    customer.name,
  ].join("\t");
