import classes from "./safe-html.module.css";

/**
 * HTML of strangers that the server has sanitised (`lib/preview/sanitize.ts`): only what can be looked at is left of it,
 * and it is drawn inside of its own box.
 */
export function SafeHtml({ html }: { html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the server, see above.
	return <div className={classes.html} dangerouslySetInnerHTML={{ __html: html }} />;
}
