import { z } from "zod";
import { makeLinkCode } from "../app/make-link-code.ts";
import { defineCommand } from "../bot/command.ts";
import { Refusal } from "../errors.ts";
import { linkCodeView } from "../views/link-code-view.ts";

/**
 * `/link HANDLE`: an admin makes the one-time code with which a colleague links their account.
 * Strangers send the code itself; whoever is linked already is told so.
 */
export const link = defineCommand({
  name: "link",
  permission: "sales",
  audience: "private",
  args: z.object({ handle: z.string().optional() }),
  positional: ["handle"],
  async run({ app, actor, speak }, { handle }) {
    const { member } = actor;
    if (member.role !== "admin") {
      throw new Refusal("link.already", { name: member.name, handle: member.handle });
    }
    if (handle === undefined) throw new Refusal("link.whom");
    return linkCodeView(await makeLinkCode(app, actor, handle.replace(/^@/, "")), speak);
  },
});
