"use client";

import { type ComponentType, useEffect, useState } from "react";

/** Between two tries to load what did not come: the server is away, or the network. */
const retryMs = 5000;

/**
 * A component that no first picture needs: its code comes once that is drawn. Null until then. Unlike a lazy one it
 * never makes what is around it wait, and what does not come is asked for again.
 *
 * @param load the same function each time.
 */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
	const [component, setComponent] = useState<ComponentType<Props> | null>(null);
	useEffect(() => {
		let isHere = true;
		let retry: ReturnType<typeof setTimeout> | undefined;
		const begin = () => {
			load().then(
				(loaded) => isHere && setComponent(() => loaded),
				() => {
					if (isHere) retry = setTimeout(begin, retryMs);
				},
			);
		};
		begin();
		return () => {
			isHere = false;
			clearTimeout(retry);
		};
	}, [load]);
	return component;
}
