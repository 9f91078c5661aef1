import { keepPromises, openPromisesTo } from "../app/keep-promises.ts";
import type { OutboundMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";
import { keptView } from "../views/kept-view.ts";
import { promiseKey } from "../views/promise-key.ts";
import { whichPromiseView } from "../views/which-promise-view.ts";
import type { CommandContext } from "./command.ts";
import { onCustomer } from "./on-customer.ts";
import { splitTarget } from "./split-target.ts";

/**
 * Ends what is owed to the customer that a text names: a promise that is kept, or a complaint that is
 * resolved. Asks which, where there is more than one.
 */
export const endOwed = (
  context: CommandContext,
  text: string,
  isComplaint: boolean,
): Promise<OutboundMessage> =>
  onCustomer(
    context,
    isComplaint ? "resolved" : "kept",
    splitTarget(text),
    async (customerId, rest, reference) => {
      const { app, actor, speak } = context;
      const open = await openPromisesTo(app, actor, customerId, isComplaint);
      if (open.length === 0) {
        const ref = reference.slice(1);
        throw new Refusal(isComplaint ? "no-complaint" : "no-promise", { ref });
      }
      const named = open.filter((promise) => promiseKey(promise) === rest.toLowerCase());
      const meant = open.length === 1 || rest === "all" ? open : named;
      if (meant.length === 0) return whichPromiseView(open, speak);
      const ids = meant.map(({ id }) => id);
      return keptView(await keepPromises(app, actor, customerId, ids, isComplaint), speak);
    },
  );
