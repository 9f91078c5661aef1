import { z } from "zod";
import { teamsOfMember } from "../app/teams-of-member.ts";
import { defineCommand } from "../bot/command.ts";
import { meView } from "../views/me-view.ts";

/** `/me`: the member's zone and clock, language, working days, pushes, role and teams. */
export const me = defineCommand({
  name: "me",
  permission: "sales",
  audience: "private",
  args: z.object({}),
  positional: [],
  async run({ app, actor, speak }) {
    return meView(actor.member, await teamsOfMember(app, actor), actor.now, speak);
  },
});
