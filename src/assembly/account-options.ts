/**
 * By what option `member add` is told who somebody is on which platforms: `--slack <id>`. The robot
 * and the app of one company know a person by the same id.
 */
export const accountOptions = [
  { name: "slack", value: "id", platforms: ["slack"] },
  { name: "dingtalk", value: "staffId", platforms: ["dingtalk"] },
  { name: "wecom", value: "userId", platforms: ["wecom", "wecom-app"] },
] as const;

/** Name of such an option, which is the key of its help among the sentences of the command line. */
export type AccountOption = (typeof accountOptions)[number]["name"];
