import { slackManifest } from "../adapters/slack/manifest.ts";

/** What is pasted into a vendor's console to connect a platform, by the platform. */
export const consoleManifests = { slack: slackManifest } as const;

/** A platform that is connected so. */
export type ManifestPlatform = keyof typeof consoleManifests;
