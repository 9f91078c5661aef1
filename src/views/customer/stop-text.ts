import type { Block } from "../../chat/message.ts";
import { channelStops, type StandingStop, type Stop } from "../../core/customer/stop.ts";
import type { Zone } from "../../core/time/civil.ts";
import { civilDateAt } from "../../core/time/civil-at.ts";
import type { Speaker } from "../../i18n/speaker.ts";
import { paragraph } from "../blocks/inline.ts";

/** What a customer asked to be left alone with, in few words: `only WhatsApp`. */
export const stopText = ({ kind, channel }: Stop, speak: Speaker): string =>
  speak.t(`stop.${kind}`, channelOf({ channel }, speak));

/** The name of the channel that a sentence speaks of. */
export const channelOf = ({ channel }: Pick<Stop, "channel">, speak: Speaker) => ({
  channel: channel === null ? "" : speak.sentenceOf("channel.", channel),
});

/** In which way they may be reached, and in which not; empty where they never said. */
export const channelText = (stops: readonly Stop[], speak: Speaker): string =>
  channelStops(stops)
    .map((stop) => `⛔ ${stopText(stop, speak)}`)
    .join(speak.t("list.dot"));

/** What stands, one line each: since when, who noted it and what was said. `zone` is the member's. */
export const stopBlocks = (
  standing: readonly StandingStop[],
  zone: Zone,
  speak: Speaker,
): Block[] =>
  standing.map((stop) => {
    const { since, by, words } = stop;
    const told = [
      `⛔ ${stopText(stop, speak)}`,
      speak.t("stop.since", { day: speak.date(civilDateAt(since, zone)) }),
      by === null ? "" : speak.t("stop.by", { name: by }),
      words === null ? "" : speak.t("stop.words", { text: words }),
    ];
    return paragraph(told.filter((part) => part !== "").join(speak.t("list.dot")));
  });
