import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/dist/**", "**/.next/**", "e2e/**"];

export default defineConfig({
	test: {
		// Many tests wait for processes and databases, so that even two cores have time for three files at once.
		maxWorkers: Math.max(3, availableParallelism() - 1),
		projects: [
			{
				test: {
					name: "unit",
					include: ["**/*.test.{ts,tsx}"],
					exclude: [...exclude, "**/*.db.test.ts"],
					testTimeout: 60_000,
				},
			},
			{
				test: {
					name: "db",
					include: ["**/*.db.test.ts"],
					exclude,
					globalSetup: "./db/testing/global-setup.ts",
					testTimeout: 180_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
