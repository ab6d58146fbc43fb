import { startThrowawayPostgres } from "./postgres-cluster.ts";

/** Gives the database tests a PostgreSQL where its binaries are installed, and says so where not. */
export default async function setup(): Promise<() => Promise<void>> {
	if (process.env["WHENCE_TEST_POSTGRES_URL"]) return async () => undefined;
	const cluster = await startThrowawayPostgres();
	if (cluster === null) {
		console.warn("PostgreSQL's binaries are not installed: its suites are skipped, PGlite's run.");
		return async () => undefined;
	}
	process.env["WHENCE_TEST_POSTGRES_URL"] = cluster.url;
	return () => cluster.stop();
}
