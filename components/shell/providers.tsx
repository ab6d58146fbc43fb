"use client";

import { MantineProvider, type MantineThemeOverride } from "@mantine/core";
import { setNonce } from "get-nonce";
import dynamic from "next/dynamic";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";

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
	// There is none at first; left to the server it would be an error to catch with each page.
	const [isMounted, setMounted] = useState(false);
	useEffect(() => setMounted(true), []);
	return (
		<MantineProvider
			theme={theme}
			defaultColorScheme="auto"
			// They are in mantine-theme.css; the classes that hide by the window's width are used by nobody.
			withCssVariables={false}
			withGlobalClasses={false}
			{...(first ? { getStyleNonce: () => first } : {})}
		>
			<NuqsAdapter>{children}</NuqsAdapter>
			{isMounted && <Notifications position="bottom-right" limit={4} />}
		</MantineProvider>
	);
}
