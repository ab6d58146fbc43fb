/** What writing says when nobody reads any more: a pipe whose reader went, a terminal that was closed. */
const goneCodes: ReadonlySet<string | undefined> = new Set(["EPIPE", "EIO", "ERR_STREAM_DESTROYED"]);

/**
 * Lets a server go on when whoever started it, and read what it prints, is gone. What it would print is lost then. Without
 * this each line would be an uncaught error, whose message is another line, and so on without an end.
 *
 * @throws what else goes wrong with a stream, as it would be thrown anyway.
 */
export function outliveOutput(
	streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr],
): void {
	for (const stream of streams) {
		stream.on("error", (error: NodeJS.ErrnoException) => {
			if (!goneCodes.has(error.code)) throw error;
		});
	}
}
