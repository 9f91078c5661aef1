/** How to reach Slack. */
export type SlackConfig = {
  /** `xoxb-…`, of our one workspace; empty where all of them are installed by a browser. */
  readonly botToken: string;
  /** `xapp-…`; given: Socket Mode. */
  readonly appToken: string | undefined;
  /** Given without an app token: Slack calls `POST /slack/events`. */
  readonly signingSecret: string | undefined;
  /** The assistant view is switched on in the app. */
  readonly isAssistant?: boolean;
  /** Address of the Web API, with a slash at the end. */
  readonly apiUrl: string;
  /** Given: workspaces may install the app by a browser. */
  readonly oauth?: SlackOauth;
};

/** What the app is to Slack where it is installed by a browser. */
export type SlackOauth = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What states are signed with that a browser carries to Slack and back. */
  readonly stateSecret: string;
};

/** Slack's part of the environment. */
export function slackConfig(values: Readonly<Record<string, string>>): SlackConfig {
  const { SLACK_CLIENT_ID: clientId = "", SLACK_CLIENT_SECRET: clientSecret = "" } = values;
  const { SLACK_STATE_SECRET: stateSecret = "" } = values;
  return {
    botToken: values.SLACK_BOT_TOKEN ?? "",
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    ...(clientId === "" ? {} : { oauth: { clientId, clientSecret, stateSecret } }),
    isAssistant: values.SLACK_ASSISTANT === "1",
    apiUrl: `${values.SLACK_API_URL ?? "https://slack.com/api"}`.replace(/\/*$/, "/"),
  };
}
