import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { locales } from "../core/vocabulary.ts";

/** A file of the page, ready to be sent. */
export type PageFile = { readonly body: Buffer; readonly type: string; readonly etag: string };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/**
 * The files of the page by address: those of `webDir` under `/web/` and each locale's sentences
 * under `/web/strings/<locale>.json`. Nothing else can ever be asked for. Throws what the file
 * system throws when the page has not been built.
 */
export async function loadPageFiles(
  webDir: string,
  localesDir: string,
): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const add = async (address: string, path: string, type: string) => {
    const body = await readFile(path);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    files.set(address, { body, type, etag });
  };
  for (const name of await readdir(webDir)) {
    const type = types[extname(name)];
    if (type !== undefined) await add(`/web/${name}`, join(webDir, name), type);
  }
  for (const locale of locales) {
    const path = join(localesDir, locale, "web.json");
    await add(`/web/strings/${locale}.json`, path, "application/json; charset=utf-8");
  }
  return files;
}
