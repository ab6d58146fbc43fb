import { expect, test } from "vitest";
import { program } from "./program.ts";

const all = program().commands;

/** Each that does something, by what people type. */
const commands = all.flatMap((command) => [
	...(command.options.length > 0 || command.commands.length === 0
		? [[command.name(), command] as const]
		: []),
	...command.commands.map((each) => [`${command.name()} ${each.name()}`, each] as const),
]);

test("has every command that people are promised", () => {
	expect(all.map((command) => command.name()).sort()).toEqual(
		[
			"audit",
			"backup",
			"compare",
			"delete",
			"diff",
			"get",
			"impact",
			"info",
			"init",
			"lineage",
			"list",
			"log",
		]
			.concat([
				"login",
				"logout",
				"mv",
				"note",
				"open",
				"restore",
				"retract",
				"run",
				"save",
				"search",
				"serve",
			])
			.concat(["tag", "user", "verify", "whoami"]),
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
