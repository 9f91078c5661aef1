/**
 * What the app may do, each with what it is for
 * (https://docs.slack.dev/reference/scopes).
 */
export const botScopes = [
  // Slash commands.
  "commands",
  // Post, also in open channels that nobody has invited the app to.
  "chat:write",
  "chat:write.public",
  // Hear its mention, replies to its messages, direct messages; find its own posts again.
  "app_mentions:read",
  "channels:history",
  "groups:history",
  "im:history",
  "mpim:history",
  // Tell whether it may post where a command was typed.
  "channels:read",
  "groups:read",
  "im:read",
  "mpim:read",
  // Open the direct chat; share pictures, and see when Slack is through with them;
  // read the files that people send.
  "im:write",
  "files:write",
  "files:read",
  // Know colleagues by their company address, with their time zone and language.
  "users:read",
  "users:read.email",
] as const;

/** Besides, where the assistant view is switched on: show what it does, offer what one may want. */
export const assistantScopes = ["assistant:write"] as const;
