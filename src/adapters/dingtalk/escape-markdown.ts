/**
 * A text as markdown that shows it literally. DingTalk takes a backslash before `*`, `_` and `` ` ``
 * as CommonMark does (prometheus-webhook-dingtalk lives on it); other signs get one only where they
 * would be markup, so that most texts go as they are.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/[\\*_`[\]~<]/g, "\\$&")
    .replaceAll(/&(?=#?\w+;)/g, "\\&")
    .replaceAll(/^(\s*)([>|=+-]|#)/gm, "$1\\$2")
    .replaceAll(/#(?=[#\s]|$)/g, (mark, at: number, whole: string) =>
      whole[at - 1] === "\\" ? mark : `\\${mark}`,
    )
    .replaceAll(/^(\s*\d+)([.)])/gm, "$1\\$2");
