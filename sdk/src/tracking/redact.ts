/**
 * What looks like a secret in a command line or a line of output; the value goes, the name stays. Each begins at the
 * edge of a word, so that a long line is read once.
 */
const patterns: readonly [RegExp, string][] = [
	[
		/(?<![\w-])(--?[\w-]*(?:password|passwd|secret|token|api[-_]?key|credential)[\w-]*)(=|\s+)("[^"]*"|'[^']*'|\S+)/gi,
		"$1$2***",
	],
	[/\b([A-Z0-9_]*(?:PASSWORD|SECRET|TOKEN|API_?KEY)[A-Z0-9_]*)=("[^"]*"|'[^']*'|\S+)/g, "$1=***"],
	[
		/\b((?:\w{1,40}_)?(?:password|passwd|secret|api_?key|(?:access|auth|refresh)_token)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
		"$1***",
	],
	[/\b(whn_|ghp_|gho_|github_pat_|glpat-|sk-|xox[abp]-|AKIA)[\w-]{8,}/g, "$1***"],
	[/\b(eyJ)[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "$1***"],
	[/\b(\w{1,40}:\/\/[^\s/:@]+):[^\s/@]+@/g, "$1:***@"],
	[/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/g, "$1 ***"],
];

/** Every pattern needs one of these: most lines have none, and are read once. */
const signs =
	/pass|secret|token|key|credential|whn_|gh[po]_|glpat-|_pat_|sk-|xox|akia|eyj|:\/\/|Bearer|Basic/i;

/** Replaces what looks like a secret: options and variables named so, well-known tokens, passwords in addresses. */
export function redact(text: string): string {
	if (!signs.test(text)) return text;
	return patterns.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), text);
}
