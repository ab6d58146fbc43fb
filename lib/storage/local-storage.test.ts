import { mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLocalStorage, openLocalStorage } from "./local-storage.ts";
import { isNetworkFileSystem, mountTypeOf } from "./network-file-system.ts";
import { withFolder, withStorage } from "./testing.ts";

const uid = "storageUid01";

describe("createLocalStorage", () => {
	it("makes the folder and its marker, closed to other people, and opens again", () =>
		withFolder(async (around) => {
			const root = join(around, "new", "my data 📊");
			const storage = await createLocalStorage({ root, uid, allowedRoots: [around] });
			expect(storage).toEqual({ root, uid });
			expect((await stat(join(root, ".whence"))).mode & 0o777).toBe(0o700);
			expect(JSON.parse(await readFile(join(root, ".whence", "storage.json"), "utf8"))).toEqual({ uid });
			expect(await openLocalStorage(root)).toEqual(storage);
		}));

	it("done twice is done once", () =>
		withStorage(async (storage, around) => {
			expect(await createLocalStorage({ ...storage, allowedRoots: [around] })).toEqual(storage);
		}));

	it("closes a .whence folder that was open to others", () =>
		withFolder(async (around) => {
			await mkdir(join(around, "s", ".whence"), { recursive: true, mode: 0o755 });
			await createLocalStorage({ root: join(around, "s"), uid, allowedRoots: [around] });
			expect((await stat(join(around, "s", ".whence"))).mode & 0o777).toBe(0o700);
		}));

	it("refuses a folder that is another storage, naming that one", () =>
		withStorage(async (storage, around) => {
			await expect(
				createLocalStorage({ root: storage.root, uid: "otherUid0001", allowedRoots: [around] }),
			).rejects.toMatchObject({
				code: "conflict",
				message: expect.stringContaining(storage.uid),
			});
		}));

	it("lets one of two win that make it at once", () =>
		withFolder(async (around) => {
			const root = join(around, "s");
			const tries = await Promise.allSettled(
				["uidNumber001", "uidNumber002", "uidNumber003"].map((one) =>
					createLocalStorage({ root, uid: one, allowedRoots: [around] }),
				),
			);
			expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
		}));

	it("refuses folders outside the allowed ones, also through a link or ..", () =>
		withFolder(async (around) => {
			await mkdir(join(around, "allowed"));
			await mkdir(join(around, "allowed-not"));
			await symlink(join(around, "allowed-not"), join(around, "allowed", "link"));
			const allowedRoots = [join(around, "allowed")];
			for (const root of ["allowed-not", "allowed/link/s", "allowed/../allowed-not/s"]) {
				await expect(
					createLocalStorage({ root: `${around}/${root}`, uid, allowedRoots }),
				).rejects.toMatchObject({
					code: "forbidden",
				});
			}
			await expect(stat(join(around, "allowed-not", "s"))).rejects.toMatchObject({ code: "ENOENT" });
		}));

	it("follows a link that leads into an allowed folder", () =>
		withFolder(async (around) => {
			await mkdir(join(around, "real"));
			await symlink(join(around, "real"), join(around, "link"));
			const storage = await createLocalStorage({
				root: join(around, "link", "s"),
				uid,
				allowedRoots: [join(around, "link")],
			});
			expect(storage.root).toBe(join(around, "real", "s"));
		}));

	it("refuses a dangling link, a file, a relative path, and a place inside .whence", () =>
		withStorage(async (storage, around) => {
			await symlink(join(around, "nowhere"), join(around, "dangling"));
			await writeFile(join(around, "file"), "");
			for (const root of [join(around, "dangling"), "mydata", join(storage.root, ".whence", "s")]) {
				await expect(createLocalStorage({ root, uid, allowedRoots: [around, "/"] })).rejects.toMatchObject({
					code: "invalid",
				});
			}
			await expect(
				createLocalStorage({ root: join(around, "file"), uid, allowedRoots: [around] }),
			).rejects.toThrow();
		}));

	it.each(["/", "/etc/whence", "/proc/self", "/dev", "/usr/share/x", homedir()])(
		"refuses %s",
		async (root) => {
			await expect(createLocalStorage({ root, uid, allowedRoots: ["/"] })).rejects.toMatchObject({
				code: "invalid",
			});
		},
	);
});

describe("openLocalStorage", () => {
	it("says that a disk is not there, or is no storage, or its marker is broken", () =>
		withStorage(async (storage, around) => {
			await expect(openLocalStorage(join(around, "gone"))).rejects.toMatchObject({ code: "not_found" });
			await expect(openLocalStorage(around)).rejects.toMatchObject({ code: "not_found" });
			await writeFile(join(storage.root, ".whence", "storage.json"), "{");
			await expect(openLocalStorage(storage.root)).rejects.toMatchObject({ code: "invalid" });
			await rm(join(storage.root, ".whence"), { recursive: true });
			await expect(openLocalStorage(storage.root)).rejects.toMatchObject({ code: "not_found" });
		}));
});

describe("isNetworkFileSystem", () => {
	it("says no of a local disk, also of a folder that is not there yet", () =>
		withFolder(async (around) => {
			expect(await isNetworkFileSystem(join(around, "not", "yet"))).toBe(false);
		}));

	it("finds the innermost mount, with spaces in its name, the later of two in one place", () => {
		const mountInfo = [
			"22 1 8:1 / / rw - ext4 /dev/sda1 rw",
			"40 22 0:50 / /mnt/my\\040lab rw shared:1 - fuse.sshfs lab: rw",
			"41 22 0:51 / /mnt/twice rw - tmpfs none rw",
			"42 41 0:52 / /mnt/twice rw - nfs4 host:/x rw",
		].join("\n");
		expect(mountTypeOf(mountInfo, "/home/me")).toBe("ext4");
		expect(mountTypeOf(mountInfo, "/mnt/my lab/data")).toBe("fuse.sshfs");
		expect(mountTypeOf(mountInfo, "/mnt/my labs")).toBe("ext4");
		expect(mountTypeOf(mountInfo, "/mnt/twice")).toBe("nfs4");
	});
});
