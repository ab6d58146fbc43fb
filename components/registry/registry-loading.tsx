import classes from "../record/record.module.css";
import own from "./registry.module.css";

/** Holds a registry's place, so that nothing jumps when it arrives. */
export function RegistryLoading({ title }: { title: string }) {
	return (
		<>
			<h1 className={classes.pageTitle}>{title}</h1>
			<div className={own.placeholder} role="status" aria-label={`Loading ${title.toLowerCase()}`} />
		</>
	);
}
