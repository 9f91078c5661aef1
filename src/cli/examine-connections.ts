import { findConnections } from "../app/connections/find-connection.ts";
import { findOrganizations } from "../app/members/find-organization.ts";
import type { Genjin } from "../assembly/bootstrap.ts";
import { placePlatformNames } from "../assembly/place-platforms.ts";
import type { Speaker } from "../i18n/speaker.ts";
import type { Finding } from "./examine-storage.ts";

/** What each platform says of what organizations have connected there with credentials of their own. */
export async function* onConnections(
  speak: Speaker,
  { app, bot }: Genjin,
): AsyncGenerator<Finding> {
  const names = new Map((await findOrganizations(app)).map(({ id, name }) => [id, name]));
  for (const { platform, workspace, title, organizationId } of await findConnections(app, null)) {
    const found = (await bot.adapters.get(platform)?.check?.(workspace)) ?? [];
    const organization = names.get(organizationId) ?? "";
    const place = title === "" ? workspace : title;
    for (const { code, isWell, details } of found) {
      const said = speak.sentenceOf("cli:platform.", `${platform}.${code}`, details);
      const what = speak.t("cli:check.connection", { organization, place, what: said });
      const finding = { check: platform, organization, workspace, what };
      if (isWell) {
        yield { ...finding, state: "ok" };
        continue;
      }
      const how = placePlatformNames.some((name) => name === platform) ? "add" : "invite";
      const todo = speak.sentenceOf("cli:platform.", `${platform}.${code}-todo`, details);
      const renewing = speak.t(`cli:check.connection-${how}`, { todo, platform });
      yield { ...finding, state: "bad", todo: renewing };
    }
  }
}
