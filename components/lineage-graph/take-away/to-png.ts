/** Browsers draw no larger canvas. */
const maxSide = 16_000;
const maxPixels = 120_000_000;

/**
 * Draws an SVG as PNG, twice as fine as the screen where that fits.
 *
 * @throws Error when the browser cannot draw it.
 */
export async function toPng(
	svg: string,
	{ width, height }: { width: number; height: number },
): Promise<Blob> {
	const scale = Math.min(2, maxSide / width, maxSide / height, Math.sqrt(maxPixels / (width * height)));
	const image = new Image();
	const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
	try {
		image.src = url;
		await image.decode();
		const canvas = document.createElement("canvas");
		canvas.width = Math.max(1, Math.floor(width * scale));
		canvas.height = Math.max(1, Math.floor(height * scale));
		canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((resolve, reject) =>
			canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
		);
	} finally {
		URL.revokeObjectURL(url);
	}
}
