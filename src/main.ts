import { serve } from "./assembly/serve.ts";

await serve("all");
