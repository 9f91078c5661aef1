import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import { freePort } from "./free-port.ts";

const program = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((path) => existsSync(path));

/** Whether this machine has a Dovecot to test with (Debian package `dovecot-imapd`). */
export const hasDovecot = program !== undefined;

/** A real IMAP server of its own on free ports; every user has the same password. */
export type DovecotServer = {
  /** Without TLS, and with a certificate that nobody knows. */
  readonly port: number;
  readonly tlsPort: number;
  readonly password: string;
  /** The certificate's file. */
  readonly certificate: string;
  /** Puts a message into a folder of a user, which is made where there is none. */
  deliver(user: string, message: string, folder?: string): Promise<void>;
  /** The marks of all messages of a folder, in order. */
  flags(user: string, folder?: string): Promise<readonly string[][]>;
  /** Makes a folder anew, empty and with other numbers. */
  renew(user: string, folder: string): Promise<void>;
  /** Ends the server, and starts it again on the same ports. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Whose files the mail is: nobody's, where the tests run as root. */
const nobody = 65_534;

/** Starts one; resolves when it takes connections. */
export async function startDovecot(): Promise<DovecotServer> {
  const folder = mkdtempSync(join(tmpdir(), "genjin-dovecot-"));
  const { username, uid, gid } = userInfo();
  const isRoot = uid === 0;
  const [port, tlsPort] = [await freePort(), await freePort()];
  const [mailUid, mailGid] = isRoot ? [nobody, nobody] : [uid, gid];
  for (const name of ["run", "state", "mail"]) mkdirSync(join(folder, name));
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(join(folder, "mail"), nobody, nobody);
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost"],
    ...[
      "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-keyout",
      key,
      "-out",
      certificate,
    ],
  ]);
  const settings = join(folder, "dovecot.conf");
  const internal = isRoot
    ? []
    : [
        `default_internal_user = ${username}`,
        `default_login_user = ${username}`,
        `default_internal_group = ${spawnSync("id", ["-gn"]).stdout.toString().trim()}`,
      ];
  writeFileSync(
    settings,
    [
      `base_dir = ${join(folder, "run")}`,
      `state_dir = ${join(folder, "state")}`,
      `log_path = ${join(folder, "log")}`,
      "protocols = imap",
      "ssl = yes",
      `ssl_cert = <${certificate}`,
      `ssl_key = <${key}`,
      "disable_plaintext_auth = no",
      ...internal,
      `mail_location = maildir:${join(folder, "mail")}/%u`,
      "first_valid_uid = 1",
      "service anvil {\n chroot =\n}",
      "service imap-login {\n chroot =\n inet_listener imap {\n address = 127.0.0.1\n port = " +
        `${port}\n }\n inet_listener imaps {\n address = 127.0.0.1\n port = ${tlsPort}\n ssl = yes\n }\n}`,
      "passdb {\n driver = static\n args = password=open-sesame\n}",
      `userdb {\n driver = static\n args = uid=${mailUid} gid=${mailGid} home=${join(folder, "mail")}/%u\n}`,
    ].join("\n"),
  );
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(program ?? "dovecot", ["-F", "-c", settings], {
      stdio: "ignore",
      detached: true,
    });
    for (let left = 200; left > 0; left -= 1) {
      if (await answers(port)) return;
      await pause(50);
    }
    throw new Error(`dovecot does not answer: see ${join(folder, "log")}`);
  };
  // With all its processes, as when the machine goes down.
  const endGroup = () => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL");
  };
  process.once("exit", endGroup);
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    endGroup();
    await ended;
  };
  const within = async <T>(user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const auth = { user, pass: "open-sesame" };
    const plain = { secure: false, doSTARTTLS: false, logger: false } as const;
    const client = new ImapFlow({ host: "127.0.0.1", port, auth, ...plain });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  await start();
  return {
    port,
    tlsPort,
    password: "open-sesame",
    certificate,
    deliver: (user, message, to = "INBOX") =>
      within(user, async (client) => {
        if (to !== "INBOX") await client.mailboxCreate(to).catch(() => {});
        await client.append(to, message.replaceAll(/\r?\n/g, "\r\n"));
      }),
    flags: (user, of = "INBOX") =>
      within(user, async (client) => {
        await client.mailboxOpen(of, { readOnly: true });
        const all = await client.fetchAll("1:*", { flags: true });
        return all.map(({ flags }) => [...(flags ?? [])].filter((one) => one !== "\\Recent"));
      }),
    renew: (user, of) =>
      within(user, async (client) => {
        await client.mailboxDelete(of);
        // The numbers of a folder are told apart by the second in which it was made.
        await pause(1100);
        await client.mailboxCreate(of);
      }),
    kill,
    start,
    async stop() {
      await kill();
      process.off("exit", endGroup);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
