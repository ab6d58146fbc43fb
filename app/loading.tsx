import classes from "../components/record/record.module.css";

export default function Loading() {
	return (
		<p className={classes.quiet} role="status">
			Loading…
		</p>
	);
}
