import { createCipheriv, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Hands out files as WeCom does to robots: each sealed under a key of its own, named by a header alone. */
export async function startFileHost() {
  const files = new Map<string, { readonly sealed: Buffer; readonly name: string }>();
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? "");
    if (file === undefined) return void response.writeHead(403).end();
    const name = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    response.writeHead(200, { "content-disposition": name }).end(file.sealed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    /** What a message says of a file. */
    put(name: string, content: Buffer): { readonly url: string; readonly aeskey: string } {
      const key = randomBytes(32);
      const padding = 32 - (content.length % 32);
      const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
      cipher.setAutoPadding(false);
      const padded = Buffer.concat([content, Buffer.alloc(padding, padding)]);
      const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
      const path = `/${randomUUID()}`;
      files.set(path, { sealed, name });
      return { url: `http://127.0.0.1:${port}${path}`, aeskey: key.toString("base64") };
    },
    /** Addresses hand over nothing any more. */
    expire: () => files.clear(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
