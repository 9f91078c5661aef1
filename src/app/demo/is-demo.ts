import { theOrganization } from "../../store/members/organizations.ts";
import type { App } from "../app.ts";
import { readDemoData } from "./demo-data.ts";

let name: Promise<string> | undefined;

/** What the demo organization is called. */
export function demoName(): Promise<string> {
  name ??= readDemoData().then(({ organization }) => organization.name);
  return name;
}

/** Whether what is here is the demo organization. */
export const isDemo = async ({ store }: App): Promise<boolean> =>
  (await theOrganization(store))?.name === (await demoName());
