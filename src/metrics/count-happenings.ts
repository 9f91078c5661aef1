import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { onHappening } from "../bot/intake/happening.ts";

/** Seconds: of answers and the recording of events, and from a push's intended time to its sending. */
const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const slow = [10, 30, 60, 120, 180, 300, 600, 1800, 3600, 4 * 3600];

/** Counts and times what happens in this process from now on. */
export function countHappenings(registry: Registry): void {
  const registers = [registry];
  const attempts = new Counter({
    name: "genjin_delivery_attempts_total",
    help: "Attempts at pushes by kind, platform and the state they ended in.",
    labelNames: ["kind", "platform", "outcome"],
    registers,
  });
  const lateness = new Histogram({
    name: "genjin_delivery_delay_seconds",
    help: "From the intended time of a push to its sending; pushes are spread over 3 minutes.",
    labelNames: ["kind"],
    buckets: slow,
    registers,
  });
  const answers = new Histogram({
    name: "genjin_command_duration_seconds",
    help: "How long commands take, by command.",
    labelNames: ["command"],
    buckets: quick,
    registers,
  });
  const recorded = new Histogram({
    name: "genjin_event_record_seconds",
    help: "From taking an event in to its being recorded, when the platform is told.",
    labelNames: ["platform", "saved"],
    buckets: quick,
    registers,
  });
  const passedOver = new Counter({
    name: "genjin_events_passed_over_total",
    help: "Deliveries that went no further, by platform and why: foreign (of another workspace), unread (nothing that is read).",
    labelNames: ["platform", "why"],
    registers,
  });
  const readAgain = new Counter({
    name: "genjin_second_readings_total",
    help: "Free lines left to the second reader, by what came of it: drafted, nothing, unfit (what it proposed was not taken), slow, away, refused, unreadable, busy, resting (after failures).",
    labelNames: ["outcome"],
    registers,
  });
  const lastEvent = new Gauge({
    name: "genjin_last_event_timestamp_seconds",
    help: "When a platform last delivered an event to this process.",
    labelNames: ["platform"],
    registers,
  });
  const mailRead = new Gauge({
    name: "genjin_mail_last_read_timestamp_seconds",
    help: "When a mailbox was last read to its end by the process that listens to it; by then, where it never was. Mailboxes are called by a digest.",
    labelNames: ["mailbox"],
    registers,
  });
  const mailFailures = new Counter({
    name: "genjin_mail_failures_total",
    help: "How often a mailbox could not be read any more, or for another reason than before: password, host, away, certificate, tls, folder, refused, ours.",
    labelNames: ["mailbox", "trouble"],
    registers,
  });
  const sweeps = new Histogram({
    name: "genjin_sweep_duration_seconds",
    help: "How long planning and calling for what is due takes.",
    buckets: [...quick, 30, 60],
    registers,
  });
  onHappening((happening) => {
    switch (happening.type) {
      case "attempt": {
        const { kind, platform, outcome, lateMs } = happening;
        attempts.inc({ kind, platform, outcome });
        if (outcome === "sent") lateness.observe({ kind }, lateMs / 1000);
        return;
      }
      case "passed-over":
        return passedOver.inc({ platform: happening.platform, why: happening.why });
      case "read-again":
        return readAgain.inc({ outcome: happening.outcome });
      case "mailbox": {
        const { mailbox, state } = happening;
        return state === "ended"
          ? mailRead.remove({ mailbox })
          : mailRead.setToCurrentTime({ mailbox });
      }
      case "mailbox-failed":
        return mailFailures.inc({ mailbox: happening.mailbox, trouble: happening.trouble });
      case "command":
        return answers.observe({ command: happening.command }, happening.ms / 1000);
      case "recorded": {
        const { platform, isSaved, ms } = happening;
        lastEvent.setToCurrentTime({ platform });
        return recorded.observe({ platform, saved: String(isSaved) }, ms / 1000);
      }
      case "sweep":
        return sweeps.observe(happening.ms / 1000);
    }
  });
}
