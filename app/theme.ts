import { createTheme } from "@mantine/core";

/** Mantine's side of the design; what colours mean is in `components/shell/tokens.css`. */
export const theme = createTheme({
	primaryColor: "blue",
	// Shade 8 is the first blue on which white text reaches 4.5:1.
	primaryShade: { light: 8, dark: 8 },
	fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
	fontFamilyMonospace:
		"ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', Menlo, Consolas, monospace",
	defaultRadius: "sm",
	cursorType: "pointer",
	respectReducedMotion: true,
	headings: { fontWeight: "600" },
});
