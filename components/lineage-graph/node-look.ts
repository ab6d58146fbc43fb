import type { DrawnNode } from "../../lib/lineage/fold/types.ts";
import { kindLooks, type Look, statusLooks, transformLooks } from "../shell/kind.ts";

/** A node's icon and colours, the same on cards, on the canvas and on the small map. */
export function lookOf(node: DrawnNode): Look {
	switch (node.kind) {
		case "run":
			return statusLooks[node.status];
		case "closed":
			return statusLooks[node.box.status];
		case "transform":
			return transformLooks[node.type];
		case "group": {
			const [first] = node.members;
			return first ? lookOf(first) : kindLooks[node.of];
		}
		default:
			return kindLooks[node.kind];
	}
}
