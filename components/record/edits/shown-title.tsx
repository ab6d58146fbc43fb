"use client";

import { createContext, type ReactNode, useContext, useOptimistic } from "react";
import record from "../record.module.css";

const Title = createContext("");
const ShowTitle = createContext<(title: string) => void>(() => {});

/** A record's name for all that is in its header: one that was just changed is shown before it is saved. */
export function TitleScope({ title, children }: { title: string; children: ReactNode }) {
	const [shown, show] = useOptimistic(title);
	return (
		<ShowTitle.Provider value={show}>
			<Title.Provider value={shown}>{children}</Title.Provider>
		</ShowTitle.Provider>
	);
}

/** The name, as a heading; while it is written anew, for screen readers alone. */
export function ShownTitle({ isHidden = false }: { isHidden?: boolean }) {
	return <h1 className={isHidden ? record.hidden : undefined}>{useContext(Title)}</h1>;
}

/** Shows another name until the transition that it is called in ends. */
export function useShowTitle(): (title: string) => void {
	return useContext(ShowTitle);
}
