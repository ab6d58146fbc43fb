import type { Server } from "node:http";

/** How many ports are tried, one after the other. */
const portTries = 50;

/**
 * Listens on the port, or on the next free one.
 *
 * @returns the port that it became.
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
	for (let at = port; at < port + portTries && at <= 65_535; at++) {
		if (await tryPort(server, host, at)) {
			const address = server.address();
			return typeof address === "object" && address !== null ? address.port : at;
		}
	}
	throw new Error(`No port from ${port} to ${port + portTries - 1} is free on ${host}.`);
}

function tryPort(server: Server, host: string, port: number): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const onError = (error: NodeJS.ErrnoException) => {
			server.off("listening", onListening);
			if (error.code === "EADDRINUSE") resolve(false);
			else reject(error);
		};
		const onListening = () => {
			server.off("error", onError);
			resolve(true);
		};
		server.once("error", onError);
		server.once("listening", onListening);
		server.listen(port, host);
	});
}
