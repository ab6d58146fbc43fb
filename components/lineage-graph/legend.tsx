import classes from "./graph.module.css";

/** What shapes and lines mean; those that are rare, where there are some. */
export function Legend({ hasBoxes, hasBack }: { hasBoxes: boolean; hasBack: boolean }) {
	return (
		<ul className={classes.legend} aria-label="Legend">
			<li className={classes.keyFile}>file</li>
			<li className={classes.keyRun}>run</li>
			<li className={classes.keyTransform}>transform</li>
			<li className={classes.keyUser}>person</li>
			<li className={classes.keyDashed}>made again</li>
			{hasBoxes && <li className={classes.keyBox}>runs in a run</li>}
			{hasBack && <li className={classes.keyBack}>leads back, in a cycle</li>}
		</ul>
	);
}
