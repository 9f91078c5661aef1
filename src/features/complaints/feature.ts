import { defineFeature } from "../define-feature.ts";
import { complaint } from "./complaint.command.ts";
import { complaintNoted, complaintsOfWeek, complaintsOnCard } from "./complaints.card.ts";
import { complaints as command } from "./complaints.command.ts";
import { resolved } from "./resolved.command.ts";

/** Complaints as work: what they are about, by when they are answered, how they were dealt with. */
export const complaints = defineFeature({
  name: "complaints",
  commands: [command, complaint, resolved],
  cardSection: complaintsOnCard,
  touchSection: complaintNoted,
  weekSection: complaintsOfWeek,
});
