import { z } from "zod";
import { isDemo } from "../../app/demo/is-demo.ts";
import { removeDemo } from "../../app/demo/remove-demo.ts";
import { defineCommand, isAllowed } from "../../bot/command.ts";
import { locales } from "../../core/vocabulary.ts";
import { Refusal } from "../../errors.ts";
import { askNext } from "./begin.command.ts";
import { demoView, removedView, removeOrNotView } from "./demo.view.ts";
import { thenView } from "./first-run.view.ts";

/**
 * `/demo [remove]`: says that what is here is made up; `remove` takes it away for good, after a yes, and
 * then the first run begins.
 */
export const demo = defineCommand({
  name: "demo",
  topic: "people",
  after: "begin",
  permission: "sales",
  audience: "private",
  args: z.object({ what: z.string().default(""), sure: z.string().default("") }),
  positional: ["what", "sure"],
  async run(context, { what, sure }) {
    const { app, actor, routes, speak, speakIn } = context;
    if (!(await isDemo(app))) throw new Refusal("no-demo");
    const isAdmin = isAllowed(actor.member.role, "admin");
    const removes = locales.flatMap((locale) => speakIn(locale).t("demo.remove-words").split(","));
    if (!removes.includes(what.toLowerCase())) return demoView(isAdmin, speak);
    if (!isAdmin) throw new Refusal("admins-only");
    if (sure !== "yes") return removeOrNotView(speak);
    const removed = await removeDemo(app, actor, (handle) => routes.direct(handle).id);
    return thenView(removedView(removed, speak), await askNext(context));
  },
});
