"use client";

import { type ComponentType, useEffect, useState } from "react";

/**
 * A component that no first picture needs: its code comes once that is drawn. Null until then. Unlike a lazy one it
 * never makes what is around it wait.
 *
 * @param load the same function each time.
 */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
	const [component, setComponent] = useState<ComponentType<Props> | null>(null);
	useEffect(() => {
		let isHere = true;
		void load().then((loaded) => isHere && setComponent(() => loaded));
		return () => {
			isHere = false;
		};
	}, [load]);
	return component;
}
