import { expect, it } from "vitest";
import { WhenceError } from "../contracts/errors.ts";
import { explainFsError } from "./fs-error.ts";

it.each([
	["ENOSPC", "unavailable"],
	["EDQUOT", "unavailable"],
	["EROFS", "unavailable"],
	["EMFILE", "unavailable"],
	["ENOENT", "not_found"],
	["EACCES", "forbidden"],
	["ELOOP", "invalid"],
	["ENAMETOOLONG", "invalid"],
])("explains %s as %s and keeps the cause", (code, expected) => {
	const cause = Object.assign(new Error(code), { code });
	expect(explainFsError(cause, "/data/x")).toMatchObject({ code: expected, cause });
});

it("leaves what it cannot explain, and what is explained already, as it is", () => {
	const broken = Object.assign(new Error("EIO"), { code: "EIO" });
	const explained = new WhenceError("conflict", "Taken.");
	expect(explainFsError(broken, "/data/x")).toBe(broken);
	expect(explainFsError(explained, "/data/x")).toBe(explained);
});
