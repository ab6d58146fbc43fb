"use client";

import { useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "./shell.module.css";

const next = { auto: "light", light: "dark", dark: "auto" } as const;
const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };
const words = { auto: "as the system", light: "light", dark: "dark" };

/** Goes through system, light and dark. */
export function SchemeSwitch() {
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	// Only the browser knows what was chosen before.
	const [isMounted, setMounted] = useState(false);
	useEffect(() => setMounted(true), []);
	const shown = isMounted ? colorScheme : "auto";
	const Icon = icons[shown];
	return (
		<button
			type="button"
			className={classes.scheme}
			onClick={() => setColorScheme(next[shown])}
			aria-label={`Colours: ${words[shown]}. Switch to ${words[next[shown]]}`}
			title={`Colours: ${words[shown]}`}
		>
			<Icon size={18} stroke={1.6} aria-hidden />
		</button>
	);
}
