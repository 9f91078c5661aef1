import type { ImportNews } from "../../core/import/finished-import.ts";
import { importNews } from "../../store/import/finished-imports.ts";
import type { App } from "../app.ts";

/** What a member is told of an import of theirs; null where there is nothing to tell any more. */
export const findImportNews = (
  { store }: App,
  memberId: string,
  id: string,
): Promise<ImportNews | null> => importNews(store, memberId, id);
