/** A cursor is what was seen: a snapshot of PostgreSQL, `xmin:xmax:those still open`, of one instance. */
const form = /^([0-9A-Za-z]+)\.(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/;

/** With more open transactions than fit, the older bound stands for all: some changes come twice then, none is lost. */
const maxLength = 3000;

/** Opaque to clients. */
export function feedCursor(instanceUid: string, snapshot: string): string {
	const [xmin] = snapshot.split(":");
	return `${instanceUid}.${snapshot.length > maxLength ? `${xmin}:${xmin}:` : snapshot}`;
}

/**
 * The snapshot of a cursor; null for one that this instance's feed never gave. What PostgreSQL would refuse to read
 * as a snapshot is none.
 */
export function parseFeedCursor(instanceUid: string, cursor: string): string | null {
	const [, uid, min = "", max = "", open = ""] = form.exec(cursor) ?? [];
	if (uid !== instanceUid) return null;
	const [xmin, xmax] = [BigInt(min), BigInt(max)];
	if (xmin < 1n || xmax < xmin || xmax > largestXid) return null;
	let last = xmin - 1n;
	for (const each of open === "" ? [] : open.split(",")) {
		const xid = BigInt(each);
		if (xid <= last || xid >= xmax) return null;
		last = xid;
	}
	return `${min}:${max}:${open}`;
}

const largestXid = 2n ** 63n - 1n;
