import { cookies } from "next/headers";
import { prefsCookie, readPrefs, type ViewPrefs } from "../components/registry/view/view-prefs.ts";

/** How whoever looks likes a registry: columns, density, rows on a page. */
export async function rememberedView(noun: string): Promise<ViewPrefs> {
	return readPrefs((await cookies()).get(prefsCookie(noun))?.value);
}
