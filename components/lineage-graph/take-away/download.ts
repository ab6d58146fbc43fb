/** Gives the browser a file to save. */
export function download(name: string, content: Blob): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken it by then; at once would be too early for some.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
