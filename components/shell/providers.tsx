"use client";

import { MantineProvider, type MantineThemeOverride } from "@mantine/core";
import { setNonce } from "get-nonce";
import dynamic from "next/dynamic";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";

const Notifications = dynamic(() => import("@mantine/notifications").then((m) => m.Notifications), {
	ssr: false,
});

/** What every client component stands on. */
export function Providers({
	nonce,
	theme,
	children,
}: {
	nonce: string;
	theme: MantineThemeOverride;
	children: ReactNode;
}) {
	// A refresh brings a new nonce, but the document keeps the policy that it came with.
	const [first] = useState(() => {
		if (nonce) setNonce(nonce);
		return nonce;
	});
	return (
		<MantineProvider
			theme={theme}
			defaultColorScheme="auto"
			{...(first ? { getStyleNonce: () => first } : {})}
		>
			<NuqsAdapter>{children}</NuqsAdapter>
			<Notifications position="bottom-right" limit={4} />
		</MantineProvider>
	);
}
