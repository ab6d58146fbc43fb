import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import "../components/shell/mantine-theme.css";
import "../components/shell/tokens.css";
import "../components/shell/fields.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LiveProvider } from "../components/live/live-provider.tsx";
import { AppFrame } from "../components/shell/app-frame.tsx";
import { Providers } from "../components/shell/providers.tsx";
import { findPageCtx, pageCursor } from "../lib/auth/page-ctx.ts";
import { theme } from "./theme.ts";

export const metadata: Metadata = {
	title: { default: "Whence", template: "%s · Whence" },
	description: "Know where every file came from.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	// Reading the headers also makes every page dynamic: a static one would carry no nonce.
	const nonce = (await headers()).get("x-nonce") ?? "";
	const ctx = await findPageCtx();
	return (
		<html lang="en" {...mantineHtmlProps}>
			<head>
				<ColorSchemeScript defaultColorScheme="auto" {...(nonce ? { nonce } : {})} />
			</head>
			<body>
				<Providers nonce={nonce} theme={theme}>
					{ctx ? (
						<LiveProvider instanceUid={ctx.instance.uid} cursor={await pageCursor()}>
							<AppFrame
								user={{ handle: ctx.actor.handle, name: ctx.actor.name }}
								instance={{ uid: ctx.instance.uid, name: ctx.instance.name }}
							>
								{children}
							</AppFrame>
						</LiveProvider>
					) : (
						<main id="content">{children}</main>
					)}
				</Providers>
			</body>
		</html>
	);
}
