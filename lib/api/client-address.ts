import type { Context } from "hono";
import type { ApiEnv } from "./route.ts";

/** The address at the other end of the connection; null in tests, which have none. */
export function clientAddress(c: Context<ApiEnv>): string | null {
	return c.env?.incoming?.socket.remoteAddress ?? null;
}
