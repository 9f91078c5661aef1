/** Where a browser begins to install the app in a workspace, by the platform. */
export const installPaths = { slack: "/slack/install" } as const;

/** A platform that is connected so. */
export type InstallPlatform = keyof typeof installPaths;

/** The variables without which it is not, by the platform. */
export const installVariables: Readonly<Record<InstallPlatform, string>> = {
  slack: "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL",
};
