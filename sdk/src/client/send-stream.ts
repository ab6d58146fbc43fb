import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** A refusal may be on its way when the server closes its ears. */
const refusalMs = 300;

/**
 * Sends a stream as a request's body, as fast as the server takes it. Not by `fetch`: that one reads the stream ahead
 * without end, so that a large file would be in memory whole.
 */
export function sendStream(
	url: URL,
	method: string,
	headers: Record<string, string>,
	content: AsyncIterable<Uint8Array>,
): Promise<Response> {
	const request = url.protocol === "https:" ? httpsRequest : httpRequest;
	const body = Readable.from(content, { objectMode: false, highWaterMark: 1 });
	return new Promise((resolve, reject) => {
		const sent = request(url, { method, headers }, (answer) => {
			text(answer).then((said) => {
				body.destroy();
				resolve(new Response(said === "" ? null : said, { status: answer.statusCode ?? 500 }));
			}, reject);
		});
		sent.once("error", (error) => {
			body.destroy();
			setTimeout(reject, refusalMs, error);
		});
		body.once("error", (error) => {
			reject(error);
			sent.destroy();
		});
		body.pipe(sent);
	});
}
