import classes from "./graph.module.css";

/** What shapes and lines mean. */
export function Legend() {
	return (
		<ul className={classes.legend} aria-label="Legend">
			<li className={classes.keyFile}>file</li>
			<li className={classes.keyRun}>run</li>
			<li className={classes.keyTransform}>transform</li>
			<li className={classes.keyUser}>person</li>
			<li className={classes.keyDashed}>made again</li>
		</ul>
	);
}
