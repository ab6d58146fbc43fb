// Finds Chromium for the journeys, or installs the system's package where that can be done.
import { apt, canInstall, onPath } from "./packages.mjs";

/** The shell is the same browser without windows, menus and what they cost: journeys take half the time. */
const packages = ["chromium-headless-shell", "chromium"];
const names = [...packages, "chromium-browser", "google-chrome", "google-chrome-stable"];

function find() {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	for (const name of names) {
		const path = onPath(name);
		if (path !== null) return path;
	}
	return null;
}

/** The path of Chromium; null, and said why, where it can be neither found nor installed. */
export function ensureBrowser() {
	const found = find();
	if (found !== null) return found;
	if (canInstall()) {
		console.log("Installing Chromium …");
		apt("update");
		for (const name of packages) {
			apt("install", "--yes", "--no-install-recommends", name);
			const installed = find();
			if (installed !== null) return installed;
		}
	}
	console.error(
		"\nThe journeys need Chromium, which is not installed. Install it (Debian, Ubuntu: sudo apt-get install\n" +
			"chromium; macOS: brew install --cask chromium), or set CHROMIUM to a Chromium's or Chrome's path.",
	);
	return null;
}
