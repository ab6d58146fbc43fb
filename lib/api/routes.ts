import type { ApiRoute } from "./route.ts";
import { auditRoutes } from "./routes/audit.ts";
import { feedRoutes } from "./routes/feed.ts";
import { fileRoutes } from "./routes/files.ts";
import { findRoutes } from "./routes/find.ts";
import { impactRoutes } from "./routes/impact.ts";
import { noteRoutes } from "./routes/notes.ts";
import { peopleRoutes } from "./routes/people.ts";
import { runLogRoutes } from "./routes/run-log.ts";
import { runRoutes } from "./routes/runs.ts";
import { savedViewRoutes } from "./routes/saved-views.ts";
import { storageRoutes } from "./routes/storages.ts";
import { transformRoutes } from "./routes/transforms.ts";

/** Every route below `/api/v1` that needs a token or session: what is mounted, described and tested. */
export const apiRoutes: readonly ApiRoute[] = [
	...storageRoutes,
	...transformRoutes,
	...runRoutes,
	...runLogRoutes,
	...fileRoutes,
	...peopleRoutes,
	...noteRoutes,
	...savedViewRoutes,
	...findRoutes,
	...impactRoutes,
	...feedRoutes,
	...auditRoutes,
];
