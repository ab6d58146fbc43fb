import { delimiter, resolve } from "node:path";
import { z } from "zod";

const text = z.string().trim().min(1).optional();
const list = (separator: string) =>
	z
		.string()
		.default("")
		.transform((value) =>
			value
				.split(separator)
				.map((part) => part.trim())
				.filter((part) => part !== ""),
		);

/** Every environment variable that the server reads. Anything else is an argument. */
const variables = z.object({
	NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//, "must start with postgres://")
		.optional(),
	WHENCE_STORAGE_ROOTS: list(delimiter),
	WHENCE_HOSTS: list(","),
	WHENCE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
	WHENCE_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
	WHENCE_AUDIT_KEY: text,
	WHENCE_LOG_DOWNLOADS: z.enum(["0", "1"]).default("0"),
	WHENCE_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
	WHENCE_HOST: text,
	WHENCE_PORT: z.coerce.number().int().min(0).max(65_535).default(7420),
});

/** The server's configuration, parsed once when the process starts. */
export interface Env {
	mode: "development" | "production" | "test";
	/** PostgreSQL's address; null means the embedded database. */
	databaseUrl: string | null;
	/** Absolute folders under which storages may be made. */
	storageRoots: readonly string[];
	/** Names, besides this computer's own, under which browsers may reach the server. */
	hosts: readonly string[];
	/** The address that people use when a proxy stands in front; https makes cookies secure. */
	publicUrl: string | null;
	/** What signs session cookies; null means a file beside the storage. */
	secret: string | null;
	/** A file with the private key that seals the audit; null means one beside the storage. */
	auditKey: string | null;
	/** Whether the audit says who downloaded what. */
	logsDownloads: boolean;
	logLevel: "debug" | "info" | "warn" | "error" | "silent";
	/** The address to bind. */
	host: string;
	/** The port to begin with. */
	port: number;
}

/**
 * Reads the configuration from environment variables.
 *
 * @param source usually `process.env`.
 * @param overrides what the command line said; it wins.
 * @throws Error naming every variable that is wrong.
 */
export function parseEnv(source: Record<string, string | undefined>, overrides: Partial<Env> = {}): Env {
	// An empty variable is what shells leave behind: it counts as none.
	const given = Object.fromEntries(
		Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
	);
	const parsed = variables.safeParse(given);
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
		throw new Error(`The environment is not right: ${faults.join("; ")}`);
	}
	const env = parsed.data;
	return {
		mode: env.NODE_ENV,
		databaseUrl: env.DATABASE_URL ?? null,
		storageRoots: env.WHENCE_STORAGE_ROOTS.map((root) => resolve(root)),
		hosts: env.WHENCE_HOSTS,
		publicUrl: env.WHENCE_PUBLIC_URL ?? null,
		secret: env.WHENCE_SECRET ?? null,
		auditKey: env.WHENCE_AUDIT_KEY ? resolve(env.WHENCE_AUDIT_KEY) : null,
		logsDownloads: env.WHENCE_LOG_DOWNLOADS === "1",
		logLevel: env.WHENCE_LOG,
		host: env.WHENCE_HOST ?? "127.0.0.1",
		port: env.WHENCE_PORT,
		...overrides,
	};
}
