import { expect, test } from "vitest";
import { program } from "./program.ts";

const commands = program().commands.map((command) => [command.name(), command] as const);

test("has every command that people are promised", () => {
	expect(commands.map(([name]) => name).sort()).toEqual(
		[
			"audit",
			"backup",
			"compare",
			"delete",
			"get",
			"impact",
			"info",
			"init",
			"lineage",
			"list",
			"log",
			"login",
			"logout",
			"mv",
			"open",
		].concat(["restore", "retract", "run", "save", "search", "serve", "verify", "whoami"]),
	);
});

test.each(commands)(
	"%s answers programs in JSON, and explains itself and each of its options",
	(_name, command) => {
		expect(command.options.map(({ long }) => long)).toContain("--json");
		expect(command.description()).toMatch(/^[a-z]/);
		for (const option of command.options) expect(option.description).not.toBe("");
		for (const argument of command.registeredArguments) expect(argument.description).not.toBe("");
	},
);
