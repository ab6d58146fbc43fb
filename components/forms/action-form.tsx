"use client";

import { type ComponentProps, useTransition } from "react";

/**
 * A form that a server action answers. What was typed stays there when it is refused (React's own `action`
 * empties every form), and a second click while it is under way does nothing.
 *
 * @param send returns whether it was done; the form is emptied then.
 */
export function ActionForm({
	send,
	...form
}: Omit<ComponentProps<"form">, "action" | "onSubmit"> & { send: (values: FormData) => Promise<boolean> }) {
	const [isPending, startTransition] = useTransition();
	return (
		<form
			{...form}
			aria-busy={isPending}
			onSubmit={(event) => {
				event.preventDefault();
				const element = event.currentTarget;
				if (isPending) return;
				startTransition(async () => {
					if (await send(new FormData(element))) element.reset();
				});
			}}
		/>
	);
}
