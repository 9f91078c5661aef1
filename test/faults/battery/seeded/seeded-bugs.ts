// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the built product, as they stand there.
import type { Patch } from "./product-copy.ts";

/** A bug put into a copy of the product, which one of the judges has to find. */
export type SeededBug = {
  readonly name: string;
  readonly judge: "pushes" | "commands";
  readonly patches: readonly Patch[];
  /** What is done to its database besides. */
  readonly statement?: string;
};

/** The bugs that outboxes and inboxes are known to have. */
export const seededBugs: readonly SeededBug[] = [
  {
    name: "a delivery may be planned twice: its unique key is dropped",
    judge: "pushes",
    statement: "DROP INDEX delivery_organization_id_kind_recipient_window_key_key",
    patches: [
      {
        file: "store/push/insert-deliveries.js",
        from: "ON CONFLICT (organization_id, kind, recipient, window_key) DO UPDATE",
        to: "/*",
      },
      {
        file: "store/push/insert-deliveries.js",
        from: "OR delivery.state = 'pending' AND delivery.not_before > EXCLUDED.not_before)",
        to: "*/",
      },
    ],
  },
  {
    name: "recorded as sent before it is sent",
    judge: "pushes",
    patches: [
      {
        file: "scheduler/send-push.js",
        from: "const posted = post(",
        to: `await outboxOf(bot.app, aheadOf(sending)).settle(claimed, { state: "sent", messageId: "" });
          const posted = post(`,
      },
    ],
  },
  {
    name: "whoever lost a claim records all the same: no fence",
    judge: "pushes",
    patches: [
      {
        file: "store/push/claimed-delivery.js",
        from: "AND d.fence = claim.fence AND d.state = 'sending'",
        to: "AND claim.fence > 0",
      },
    ],
  },
  {
    name: "a lease that ran out counts as not sent, and nobody looks",
    judge: "pushes",
    patches: [
      {
        file: "store/push/settle-abandoned.js",
        from: "ELSE 'ambiguous' END",
        to: "ELSE 'pending' END",
      },
    ],
  },
  {
    name: "the process's clock instead of the database's",
    judge: "pushes",
    patches: [
      {
        file: "store/database/database-clock.js",
        from: "(now() + (",
        to: "(to_timestamp(${Date.now() / 1000}) + (",
      },
    ],
  },
  {
    name: "claimed by whoever is called, due or not",
    judge: "pushes",
    patches: [
      {
        file: "store/push/claim-deliveries.js",
        from: "AND ${isDue(databaseNow(ahead))} AND",
        to: "AND",
      },
    ],
  },
  {
    name: "what is sent again is written anew",
    judge: "pushes",
    patches: [
      { file: "scheduler/prepare-push.js", from: "if (payload !== null)", to: "if (false)" },
    ],
  },
  {
    name: "two digests within twelve hours",
    judge: "pushes",
    patches: [
      {
        file: "store/push/due-deliveries.js",
        from: "AND (d.kind <> 'morning-digest' OR NOT EXISTS",
        to: "AND (TRUE OR NOT EXISTS",
      },
    ],
  },
  {
    name: "the sweep forgets what the queue has lost",
    judge: "pushes",
    patches: [
      {
        file: "store/push/due-deliveries.js",
        from: 'ORDER BY "isBulk"',
        to: `AND d.not_before > \${databaseNow(ahead)} - interval '30 seconds' ORDER BY "isBulk"`,
      },
    ],
  },
  {
    name: "acknowledged before it is stored",
    judge: "commands",
    patches: [
      {
        file: "bot/intake/dispatch.js",
        from: "const recorded = inbox.record(entry, isLeft, recordMs);",
        to: `recording--;
          return { handled: inbox.record(entry, isLeft, recordMs).then(
            (claim) => taken(claim).handled, () => {}) };
          const recorded = inbox.record(entry, isLeft, recordMs);`,
      },
    ],
  },
  {
    name: "an event may be stored twice: its key is not unique",
    judge: "commands",
    statement: "DROP INDEX inbox_event_platform_workspace_event_key_key",
    patches: [
      {
        file: "store/messages/inbox.js",
        from: "ON CONFLICT (platform, workspace, event_key) DO NOTHING",
        to: "",
      },
    ],
  },
  {
    name: "keys of events are forgotten at once",
    judge: "commands",
    patches: [{ file: "app/messages/forget-old.js", from: "= [8, 90, ", to: "= [-1, 90, " }],
  },
  {
    name: "marked as done outside the transaction of the effect",
    judge: "commands",
    patches: [
      {
        file: "app/changes/change.js",
        from: "markDone(db, actor)",
        to: "markDone(app.store, actor)",
      },
    ],
  },
  {
    name: "each attempt at an answer has a key of its own",
    judge: "commands",
    patches: [
      {
        file: "bot/posting/post-responses.js",
        from: "key: `${key}.${index}`",
        to: "key: `${key}.${index}.${Math.random()}`",
      },
    ],
  },
];
