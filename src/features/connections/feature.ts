import { defineFeature } from "../define-feature.ts";
import { lostConnections } from "./lost-connections.push.ts";

/** Tells admins that a workspace has taken us out. */
export const connections = defineFeature({
  name: "connections",
  pushes: { admin: [lostConnections] },
});
