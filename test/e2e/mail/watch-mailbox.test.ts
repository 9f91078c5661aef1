import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MailPosition } from "../../../src/core/mail/mail-position.ts";
import { type MailboxSettings, mailboxSettings } from "../../../src/mail/mailbox-settings.ts";
import { mailboxTroubleOf } from "../../../src/mail/mailbox-trouble.ts";
import { tryMailbox } from "../../../src/mail/open-mailbox.ts";
import { type MailListener, watchMailbox } from "../../../src/mail/watch-mailbox.ts";
import { type DovecotServer, hasDovecot, startDovecot } from "../../support/dovecot-server.ts";

let server: DovecotServer;
let user = "";
let count = 0;
beforeAll(async () => {
  if (hasDovecot) server = await startDovecot();
}, 60_000);
afterAll(() => server?.stop());
beforeEach(() => {
  count += 1;
  user = `heard${count}@ours.example`;
});

const pace = { look: 200, retry: 50, longest: 200 };

function settings(changes: Partial<MailboxSettings> = {}): MailboxSettings {
  const read = mailboxSettings({
    MAIL_IMAP_URL: `imap://127.0.0.1:${server.port}`,
    MAIL_IMAP_USER: user,
    MAIL_IMAP_PASSWORD: server.password,
  });
  if (!("host" in read)) throw new Error("no settings");
  return { ...read, ...changes };
}

const mail = (subject: string) =>
  `From: jens@hansa.example\nTo: lily@ours.example\nSubject: ${subject}\nMessage-ID: <${subject}@x.example>\n\nHello`;

/** Hears a mailbox, and keeps how far it was read beyond each hearing. */
function listening() {
  const kept = new Map<string, MailPosition>();
  const subjects: string[] = [];
  const sent: string[] = [];
  const troubles: (string | null)[] = [];
  let looks = 0;
  let failing: ((subject: string) => Error | null) | undefined;
  let leftOut = 0;
  const listener: MailListener = {
    position: async (folder) => kept.get(folder) ?? null,
    async keep(folder, position) {
      kept.set(folder, position);
    },
    async hear({ subject }, _came, isSent) {
      const error = failing?.(subject) ?? null;
      if (error !== null) throw error;
      if (isSent) sent.push(subject);
      subjects.push(subject);
    },
    passes: ({ message }: Error) => message === "away",
    async looked() {
      looks += 1;
    },
    leftOut: () => {
      leftOut += 1;
    },
    trouble: (what) => troubles.push(what),
  };
  return {
    listener,
    subjects,
    sent,
    troubles,
    kept,
    leftOut: () => leftOut,
    fail(how: typeof failing) {
      failing = how;
    },
    /** Resolves after a whole look that began from now on. */
    async afterLook() {
      const since = looks;
      await expect.poll(() => looks, { timeout: 30_000 }).toBeGreaterThan(since + 1);
    },
    heard: (all: readonly string[]) =>
      expect.poll(() => [...subjects], { timeout: 30_000 }).toEqual(all),
  };
}

it.runIf(!hasDovecot)(
  "has a Dovecot to test with: install the package dovecot-imapd",
  (context) => {
    if (process.env.CI !== undefined) throw new Error("the gate tests with a real mail server");
    context.skip();
  },
);

describe.skipIf(!hasDovecot)("a mailbox on a real server", () => {
  it("is heard from when it was connected on, in order, and left as it is", async () => {
    await server.deliver(user, mail("old"));
    const one = listening();
    const watch = watchMailbox(settings(), one.listener, { ...pace, look: 20_000 });
    await expect.poll(() => one.kept.size, { timeout: 30_000 }).toBe(1);
    await server.deliver(user, mail("first"));
    await server.deliver(user, mail("second"));
    // The server tells of them: nobody looks again within the time.
    await one.heard(["first", "second"]);
    await watch.stop();
    expect(await server.flags(user)).toEqual([[], [], []]);
  }, 60_000);

  it("is heard on from where it was left, nothing twice", async () => {
    const one = listening();
    const first = watchMailbox(settings(), one.listener, pace);
    await one.afterLook();
    await server.deliver(user, mail("a"));
    await one.heard(["a"]);
    await first.stop();
    await server.deliver(user, mail("b"));
    const second = watchMailbox(settings(), one.listener, pace);
    await one.heard(["a", "b"]);
    await one.afterLook();
    await second.stop();
    expect(one.subjects).toEqual(["a", "b"]);
  }, 60_000);

  it("is heard in several folders", async () => {
    await server.deliver(user, mail("old"), "Sent");
    const one = listening();
    const watch = watchMailbox(settings({ folders: ["INBOX", "Sent"] }), one.listener, pace);
    await one.afterLook();
    await server.deliver(user, mail("in"));
    await one.heard(["in"]);
    await server.deliver(user, mail("out"), "Sent");
    await one.heard(["in", "out"]);
    await watch.stop();
    expect(one.sent).toEqual(["out"]);
  }, 60_000);

  it("is read again where its folder was made anew", async () => {
    await server.deliver(user, mail("old"), "Heard");
    const one = listening();
    const folders = ["Heard"];
    const first = watchMailbox(settings({ folders }), one.listener, pace);
    await one.afterLook();
    await server.deliver(user, mail("a"), "Heard");
    await one.heard(["a"]);
    await first.stop();
    await server.renew(user, "Heard");
    await server.deliver(user, mail("a"), "Heard");
    await server.deliver(user, mail("b"), "Heard");
    const second = watchMailbox(settings({ folders }), one.listener, pace);
    // Whoever hears them knows the first one by its Message-ID.
    await one.heard(["a", "a", "b"]);
    await one.afterLook();
    await second.stop();
    expect(one.subjects).toEqual(["a", "a", "b"]);
  }, 60_000);

  it("is read from the same time again where that ended halfway", async () => {
    await server.deliver(user, mail("old"), "Heard");
    const one = listening();
    const folders = ["Heard"];
    const first = watchMailbox(settings({ folders }), one.listener, pace);
    await one.afterLook();
    await first.stop();
    const before = one.kept.get("Heard")?.validity;
    await server.renew(user, "Heard");
    await server.deliver(user, mail("a"), "Heard");
    await server.deliver(user, mail("b"), "Heard");
    let tries = 0;
    one.fail((subject) => {
      if (subject !== "b") return null;
      tries += 1;
      return new Error("away");
    });
    const second = watchMailbox(settings({ folders }), one.listener, pace);
    await expect.poll(() => tries, { timeout: 30_000 }).toBeGreaterThan(1);
    await second.stop();
    expect(one.kept.get("Heard")?.validity).toBe(before);
    one.fail(undefined);
    const third = watchMailbox(settings({ folders }), one.listener, pace);
    await expect.poll(() => one.subjects.at(-1), { timeout: 30_000 }).toBe("b");
    await one.afterLook();
    await third.stop();
    expect(one.kept.get("Heard")?.validity).not.toBe(before);
  }, 60_000);

  it("is heard again when the server comes back", async () => {
    const one = listening();
    const watch = watchMailbox(settings(), one.listener, pace);
    await one.afterLook();
    await server.kill();
    await expect.poll(() => one.troubles.at(-1), { timeout: 30_000 }).toBe("away");
    await server.start();
    await expect.poll(() => one.troubles.at(-1), { timeout: 30_000 }).toBeNull();
    await server.deliver(user, mail("after"));
    await one.heard(["after"]);
    await watch.stop();
    // Told once, however often it was tried.
    expect(one.troubles).toEqual(["away", null]);
  }, 60_000);

  it("loses nothing while the database is away, and is not held up by one mail", async () => {
    const one = listening();
    const watch = watchMailbox(settings(), one.listener, pace);
    await one.afterLook();
    let left = 8;
    one.fail((subject) => {
      if (subject === "bad") return new Error("broken");
      left -= 1;
      return left > 0 ? new Error("away") : null;
    });
    for (const subject of ["a", "bad", "b"]) await server.deliver(user, mail(subject));
    await one.heard(["a", "b"]);
    await watch.stop();
    expect(one.leftOut()).toBe(1);
  }, 60_000);

  it.each([
    ["password", () => settings({ password: "wrong" })],
    ["folder", () => settings({ folders: ["INBOX", "Nowhere"] })],
    ["certificate", () => settings({ port: server.tlsPort, safety: "tls" })],
    ["certificate", () => settings({ safety: "starttls" })],
    ["tls", () => settings({ safety: "tls" })],
    ["away", () => settings({ port: 1 })],
    ["host", () => settings({ host: "nowhere.invalid" })],
  ] as const)(
    "says what is wrong: %s",
    async (what, given) => {
      const trouble = await tryMailbox(given()).catch(mailboxTroubleOf);
      expect(trouble).toBe(what);
      await tryMailbox(settings());
    },
    60_000,
  );
});
