import { defineFeature } from "../define-feature.ts";
import { lateBackup } from "./late-backup.push.ts";

/** Tells admins where the nightly backup did not come about. */
export const backups = defineFeature({ name: "backups", pushes: { admin: [lateBackup] } });
