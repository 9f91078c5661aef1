import { z } from "zod";
import { makeLinkCode } from "../app/members/make-link-code.ts";
import { unlinkAccount } from "../app/members/unlink-account.ts";
import { chooseNamed } from "../bot/arguments/choose-named.ts";
import { defineCommand } from "../bot/command.ts";
import { shapeOf } from "../bot/grammar/words/normalise-input.ts";
import { wordAt } from "../bot/grammar/words/word-table.ts";
import { plainMessage } from "../chat/message.ts";
import { Refusal } from "../errors.ts";
import { linkCodeView } from "../views/members/link-code-view.ts";

/**
 * `/link HANDLE`: an admin makes the one-time code with which a colleague links their account;
 * `/link remove HANDLE PLATFORM` takes an account away from them. Strangers send the code itself;
 * whoever is linked already is told so.
 */
export const link = defineCommand({
  name: "link",
  topic: "people",
  permission: "sales",
  audience: "private",
  args: z.object({ handle: z.string().optional(), rest: z.string().default("") }),
  positional: ["handle", "rest…"],
  async run({ app, actor, speak, lexicon }, { handle, rest }) {
    const { member } = actor;
    if (member.role !== "admin") {
      throw new Refusal("link.already", { name: member.name, handle: member.handle });
    }
    if (handle === undefined) throw new Refusal("link.whom");
    if (wordAt(lexicon.holiday, shapeOf(handle), 0)?.value === "remove") {
      const [whom, ...platform] = rest.split(" ");
      if (!whom || platform.length === 0) throw new Refusal("link.remove-what");
      const nameOf = (one: string) => speak.sentenceOf("platforms.", one);
      const choose = (linked: readonly string[]) => chooseNamed(platform.join(" "), linked, nameOf);
      const { platforms, ...member } = await unlinkAccount(
        app,
        actor,
        whom.replace(/^@/, ""),
        choose,
      );
      const where = platforms.map(nameOf).join(speak.t("list.comma"));
      return plainMessage("answer", speak.t("link.removed", { ...member, where }));
    }
    return linkCodeView(await makeLinkCode(app, actor, handle.replace(/^@/, "")), speak);
  },
});
