/** How to reach one Slack workspace. */
export type SlackConfig = {
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`; given: Socket Mode. */
  readonly appToken: string | undefined;
  /** Given without an app token: Slack calls `POST /slack/events`. */
  readonly signingSecret: string | undefined;
  /** Address of the Web API, with a slash at the end. */
  readonly apiUrl: string;
};

/** Slack's part of the environment. */
export function slackConfig(values: Readonly<Record<string, string>>): SlackConfig {
  return {
    botToken: values.SLACK_BOT_TOKEN ?? "",
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    apiUrl: `${values.SLACK_API_URL ?? "https://slack.com/api"}`.replace(/\/*$/, "/"),
  };
}
