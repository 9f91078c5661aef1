/** DingTalk's slice of the environment. */
export type DingtalkConfig = {
  /** Client ID and secret of the internal app (in the console also AppKey and AppSecret). */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  /** Template of cards, for messages with buttons; without one there are no buttons. */
  readonly cardTemplateId?: string;
  /** Our company; where it is not given, what comes is not compared with it. */
  readonly corpId?: string;
  /** Base addresses of the two APIs, without a slash at the end. */
  readonly apiUrl: string;
  readonly oapiUrl: string;
};

/** Reads the slice from variables that have been checked to be there. */
export const dingtalkConfig = (values: Readonly<Record<string, string>>): DingtalkConfig => ({
  clientId: values.DINGTALK_CLIENT_ID ?? "",
  clientSecret: values.DINGTALK_CLIENT_SECRET ?? "",
  robotCode: values.DINGTALK_ROBOT_CODE ?? "",
  ...(values.DINGTALK_CARD_TEMPLATE_ID === undefined
    ? {}
    : { cardTemplateId: values.DINGTALK_CARD_TEMPLATE_ID }),
  ...(values.DINGTALK_CORP_ID === undefined ? {} : { corpId: values.DINGTALK_CORP_ID }),
  apiUrl: base(values.DINGTALK_API_URL ?? "https://api.dingtalk.com"),
  oapiUrl: base(values.DINGTALK_OAPI_URL ?? "https://oapi.dingtalk.com"),
});

const base = (url: string): string => url.replace(/\/+$/, "");
