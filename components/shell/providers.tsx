"use client";

import { MantineProvider, type MantineThemeOverride } from "@mantine/core";
import { setNonce } from "get-nonce";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { useLater } from "./use-later.ts";

const loadNotifications = async () => (await import("@mantine/notifications")).Notifications;

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
	// There is none at first.
	const Notifications = useLater(loadNotifications);
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
			{Notifications && <Notifications position="bottom-right" limit={4} />}
		</MantineProvider>
	);
}
