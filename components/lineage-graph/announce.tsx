"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import classes from "./graph.module.css";

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says something to screen readers, when they have said what they are saying. */
export function useAnnounce(): (text: string) => void {
	return useContext(Announce);
}

/** The one place of the graph that speaks: what is under it announces through {@link useAnnounce}. */
export function Announcer({ children }: { children: ReactNode }) {
	const [said, setSaid] = useState({ text: "", count: 0 });
	const announce = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
	return (
		<Announce value={announce}>
			{children}
			<p role="status" aria-live="polite" className={classes.hidden} data-announcer>
				{/* The same words again are no change to a screen reader, but for a space that nobody hears. */}
				{said.text}
				{said.count % 2 === 1 ? "\u00a0" : ""}
			</p>
		</Announce>
	);
}
