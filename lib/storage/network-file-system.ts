import { readFile, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { fsCode } from "./fs-error.ts";
import { isWithin, realpathAhead } from "./local-storage.ts";

/** Linux's magic numbers (statfs(2), linux/magic.h) of file systems whose bytes are on another host. */
const networkTypes = new Map<bigint, string>([
	[0x6969n, "nfs"],
	[0x517bn, "smb"],
	[0xff534d42n, "cifs"],
	[0xfe534d42n, "smb2"],
	[0x0bd00bd0n, "lustre"],
	[0x47504653n, "gpfs"],
	[0x19830326n, "beegfs"],
	[0x00c36400n, "ceph"],
	[0x5346414fn, "afs"],
	[0x6b414653n, "afs"],
	[0x73757245n, "coda"],
	[0x01021997n, "9p"],
	[0xaad7aaean, "panfs"],
	[0x20030528n, "orangefs"],
	[0x01161970n, "gfs2"],
	[0x7461636fn, "ocfs2"],
	[0x786f4256n, "vboxsf"],
]);

const fuseType = 0x65735546n;
const networkFuse =
	/^fuse\.(sshfs|rclone|s3fs|gcsfuse|goofys|mountpoint-s3|glusterfs|ceph|ceph-fuse|davfs|davfs2|mfs|moosefs|lizardfs|juicefs|beegfs|quobyte.*|seaweedfs|curlftpfs|blobfuse2?|dcfs.*|onedata|cvmfs2?)$/;

/**
 * Names the network file system that `path` is on, or null for a local disk; the path need not exist yet.
 * Elsewhere than on Linux the system's numbers mean nothing fixed, and the answer is null.
 */
export async function networkFileSystemName(path: string): Promise<string | null> {
	if (process.platform !== "linux") return null;
	const existing = await nearestExisting(await realpathAhead(path));
	// Some numbers come sign-extended from 32 bits.
	const type = BigInt.asUintN(32, (await statfs(existing, { bigint: true })).type);
	if (type !== fuseType) return networkTypes.get(type) ?? null;
	const mounted = mountTypeOf(await readFile("/proc/self/mountinfo", "utf8"), existing);
	return mounted !== null && networkFuse.test(mounted) ? mounted : null;
}

/** True when `path` is on a network file system, where locks cannot be relied on. */
export async function isNetworkFileSystem(path: string): Promise<boolean> {
	return (await networkFileSystemName(path)) !== null;
}

/** The file system type of the mount that holds `path`, from the text of /proc/self/mountinfo (proc(5)). */
export function mountTypeOf(mountInfo: string, path: string): string | null {
	let best: { point: string; type: string } | null = null;
	for (const line of mountInfo.split("\n")) {
		const [before, after] = line.split(" - ");
		const point = before
			?.split(" ")[4]
			?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
		const type = after?.split(" ")[0];
		if (point === undefined || type === undefined || !isWithin(point, path)) continue;
		// The later of two on one point covers the earlier.
		if (best === null || point.length >= best.point.length) best = { point, type };
	}
	return best?.type ?? null;
}

async function nearestExisting(path: string): Promise<string> {
	try {
		await statfs(path);
		return path;
	} catch (error) {
		if (fsCode(error) !== "ENOENT" || dirname(path) === path) throw error;
		return nearestExisting(dirname(path));
	}
}
