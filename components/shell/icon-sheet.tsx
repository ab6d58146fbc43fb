import type { TablerIcon } from "@tabler/icons-react";

/** Out of sight, but drawn: what is not displayed cannot be used. */
const away = { position: "absolute", width: 0, height: 0 } as const;

/** Icons that rows repeat, drawn once on a page; each row refers to them by {@link SheetIcon}. */
export function IconSheet({ icons, stroke }: { icons: readonly TablerIcon[]; stroke: number }) {
	return (
		<svg style={away} aria-hidden>
			{[...new Set(icons)].map((Icon) => (
				<symbol key={Icon.displayName} id={Icon.displayName} viewBox="0 0 24 24">
					<Icon stroke={stroke} />
				</symbol>
			))}
		</svg>
	);
}

/** An icon of the page's {@link IconSheet}: two elements, whatever it is made of. */
export function SheetIcon({ icon, size }: { icon: TablerIcon; size: number }) {
	return (
		<svg width={size} height={size} aria-hidden>
			<use href={`#${icon.displayName}`} />
		</svg>
	);
}
