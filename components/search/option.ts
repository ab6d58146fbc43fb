import type { TablerIcon } from "@tabler/icons-react";
import type { SearchHit } from "../../lib/contracts/search.ts";

/** Something that the palette offers: a record, or something to do. */
export interface Option {
	id: string;
	/** A record is shown as one; anything else by label and icon. */
	hit?: SearchHit;
	label: string;
	icon?: TablerIcon;
	/** What a choice does; `stay` keeps the palette open. */
	run: () => void;
	stay?: boolean;
}

/** Options under a heading. */
export interface Group {
	label: string;
	options: Option[];
}
