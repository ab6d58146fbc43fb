/** What looks like a secret in a command line; the value goes, the name stays. */
const patterns: readonly [RegExp, string][] = [
	[
		/(--?[\w-]*(?:password|passwd|secret|token|api[-_]?key|credential)[\w-]*)(=|\s+)("[^"]*"|'[^']*'|\S+)/gi,
		"$1$2***",
	],
	[/\b([A-Z0-9_]*(?:PASSWORD|SECRET|TOKEN|API_?KEY)[A-Z0-9_]*)=("[^"]*"|'[^']*'|\S+)/g, "$1=***"],
	[/\b(whn_|ghp_|gho_|github_pat_|glpat-|sk-|xox[abp]-|AKIA)[\w-]{8,}/g, "$1***"],
	[/(\w+:\/\/[^\s/:@]+):[^\s/@]+@/g, "$1:***@"],
	[/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/g, "$1 ***"],
];

/** Replaces what looks like a secret: options and variables named so, well-known tokens, passwords in addresses. */
export function redact(text: string): string {
	return patterns.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), text);
}
