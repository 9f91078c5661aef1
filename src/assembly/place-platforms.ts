/**
 * The platforms whose workspaces organizations connect with credentials of their own, each by the
 * variable that names the workspace: those are an environment of their own.
 */
export const placePlatforms = {
  dingtalk: "DINGTALK_CORP_ID",
  wecom: "WECOM_CORP_ID",
  "wecom-app": "WECOM_CORP_ID",
} as const;

/** A platform that is connected so. */
export type PlacePlatform = keyof typeof placePlatforms;

/** Their names. */
export const placePlatformNames = Object.keys(placePlatforms) as readonly PlacePlatform[];
