import classes from "../../components/record/record.module.css";

/** Holds the graph's place, so that nothing jumps when it arrives. */
export default function Loading() {
	return (
		<>
			<h1 className={classes.pageTitle}>Lineage</h1>
			<p role="status">Loading the graph…</p>
		</>
	);
}
