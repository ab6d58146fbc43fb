"use client";

import { IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useStoreApi } from "reactflow";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import type { DrawnGraph } from "../../../lib/lineage/fold/types.ts";
import { toMermaid } from "../../../lib/lineage/mermaid.ts";
import { shownPart } from "../overview/in-view.ts";
import { paletteAt } from "../overview/palette.ts";
import type { Places } from "../places.ts";
import classes from "../toolbar.module.css";
import { download } from "./download.ts";
import type { Area } from "./to-svg.ts";

export interface TakeAwayMenuProps {
	view: LineageView;
	/** What the pictures show; null while it is laid out, or when only the list is there. */
	picture: { graph: DrawnGraph; places: Places } | null;
	/** What the graph is around. */
	title: string;
}

/** Links, texts and pictures of the graph, to use elsewhere. */
export function TakeAwayMenu({ view, picture, title }: TakeAwayMenuProps) {
	const [said, setSaid] = useState<string | null>(null);
	const menu = useRef<HTMLDetailsElement>(null);
	const store = useStoreApi();

	async function take(done: string, failed: string, act: () => void | Promise<void>) {
		try {
			await act();
			setSaid(done);
		} catch {
			setSaid(failed);
		}
		if (menu.current) menu.current.open = false;
		setTimeout(() => setSaid(null), 2500);
	}
	const copy = (what: string, text: string) =>
		take(`${what} copied`, "The browser does not allow copying here", () =>
			navigator.clipboard.writeText(text),
		);
	/** The part of the graph that the window shows. */
	function shownArea(): Area {
		const { transform, width, height } = store.getState();
		const part = shownPart({ x: transform[0], y: transform[1], zoom: transform[2], width, height });
		return {
			left: part.left,
			top: part.top,
			width: part.right - part.left,
			height: part.bottom - part.top,
		};
	}
	const fileName = `lineage of ${title.replace(/[^\w.-]+/g, "_")}`;
	// What draws and writes is loaded when somebody wants it.
	const draw = async (area?: Area) => {
		const { toSvg } = await import("./to-svg.ts");
		if (!picture || !menu.current) throw new Error("nothing to draw");
		return toSvg(picture.graph, picture.places, {
			palette: paletteAt(menu.current),
			caption: `Lineage of ${title}`,
			now: Date.now(),
			...(area ? { area } : {}),
		});
	};
	const png = (area?: Area) =>
		take("PNG saved", "The browser cannot draw this picture; take the SVG", async () => {
			const svg = await draw(area);
			const { toPng } = await import("./to-png.ts");
			const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
			download(`${fileName}.png`, await toPng(svg, { width: Number(width), height: Number(height) }));
		});
	return (
		<details className={classes.menu} ref={menu}>
			<summary className={classes.button}>
				<IconDownload size={15} aria-hidden /> {said ?? "Export"}
			</summary>
			<div className={classes.menuItems}>
				<button type="button" onClick={() => copy("Link", window.location.href)}>
					Copy link to this view
				</button>
				<button type="button" onClick={() => copy("Mermaid", toMermaid(view))}>
					Copy Mermaid diagram
				</button>
				<button type="button" onClick={() => copy("JSON", JSON.stringify(view, null, 2))}>
					Copy JSON
				</button>
				{picture && (
					<>
						<button type="button" onClick={() => png(shownArea())}>
							PNG of what is shown
						</button>
						<button type="button" onClick={() => png()}>
							PNG of the whole graph
						</button>
						<button
							type="button"
							onClick={() =>
								take("SVG saved", "This graph cannot be drawn", async () =>
									download(`${fileName}.svg`, new Blob([await draw()], { type: "image/svg+xml" })),
								)
							}
						>
							SVG of the whole graph
						</button>
					</>
				)}
			</div>
			<span role="status" className={classes.hidden}>
				{said}
			</span>
		</details>
	);
}
