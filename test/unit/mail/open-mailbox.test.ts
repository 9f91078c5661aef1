import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { openMailbox } from "../../../src/mail/open-mailbox.ts";
import { freePort } from "../../support/free-port.ts";

it("is not empty because it could not be searched", async () => {
  const port = await freePort();
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    createInterface(socket).on("line", (line) => {
      const [tag = "", word = "", more = ""] = line.split(" ");
      if (/search/i.test(`${word} ${more}`)) return socket.write(`${tag} NO not now\r\n`);
      if (/examine/i.test(word))
        socket.write("* 2 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n");
      if (/list/i.test(word)) socket.write('* LIST () "/" INBOX\r\n');
      return socket.write(`${tag} OK done\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const mailbox = await openMailbox({
    ...{ host: "127.0.0.1", port, safety: "none", user: "a", password: "b" },
    ...{ folders: ["INBOX"], addresses: [], server: null },
  });
  try {
    expect(await mailbox.turnTo("INBOX")).toEqual({ validity: 7n, uidNext: 3, isSent: false });
    await expect(mailbox.numbers(0, null)).rejects.toThrow(/searched/);
  } finally {
    await mailbox.close();
    server.close();
  }
});
