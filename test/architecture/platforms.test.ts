import { expect, it } from "vitest";
import { roomOf } from "./rooms.ts";
import { sources } from "./sources.ts";

/** Rooms that know which platforms there are. */
const knowing = ["adapters", "assembly"];

/** `wecom` of the folder `wecom-app`. The local chat is our own, not somebody's platform. */
const folders = new Set(
  sources.flatMap(({ file }) => /^adapters\/([a-z]+)[^/]*\//.exec(file)?.slice(1) ?? []),
);
const names = [...folders].filter((name) => name !== "local");

it("no platform is named outside of adapters and assembly, in comments neither", () => {
  expect(names).toEqual(["dingtalk", "slack", "wechaty", "wecom"]);
  const name = new RegExp(`${names.join("|")}|wechat|weixin|钉钉|企业微信|微信`, "i");
  const wrong = sources.flatMap(({ file, text }) =>
    knowing.includes(roomOf(file))
      ? []
      : text
          .split("\n")
          .flatMap((line, index) => (name.test(line) ? [`${file}:${index + 1}`] : [])),
  );
  expect(wrong).toEqual([]);
});
