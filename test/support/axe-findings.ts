import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

type AxeCheck = { readonly message: string; readonly data?: { readonly messageKey?: string } };
type AxeNode = { readonly target: string[]; readonly any: AxeCheck[]; readonly html: string };
type AxeRule = { readonly id: string; readonly impact: string; readonly nodes: AxeNode[] };

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Of what axe cannot tell: arrows and the like, in the colours of the words beside them. */
const signs = /nonBmp/;

/** Also words that stand under something else. */
const coveredOrSigns = /nonBmp|Overlap|Obscur/;

/** A list that the arrow keys move from its field, which axe knows of combo boxes alone. */
const list = / role="listbox"/;

/**
 * What axe-core finds on the page as it is shown, by all its rules; of contrast also what it cannot
 * tell, for a word that nobody measured is not one that can be read. Where something lies over the
 * page, `isCovered`, what it covers is left to the scene without it.
 */
export async function axeFindings(page: Page, { isCovered = false } = {}): Promise<string[]> {
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate<{
    violations: AxeRule[];
    incomplete: AxeRule[];
  }>("axe.run(document, { resultTypes: ['violations', 'incomplete'] })");
  const untold = incomplete
    .filter(({ id }) => id === "color-contrast")
    .map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter(
        ({ any }) => !(isCovered ? coveredOrSigns : signs).test(any[0]?.data?.messageKey ?? ""),
      ),
    }));
  return [...violations, ...untold].flatMap(({ id, impact, nodes }) =>
    nodes
      .filter(({ html }) => !(id === "scrollable-region-focusable" && list.test(html)))
      .map(
        ({ target, html, any }) =>
          `${impact} ${id}: ${target.join(" ")} ${html.slice(0, 120)} ${any[0]?.message ?? ""}`,
      ),
  );
}
