import type { ImpactKind } from "../../../contracts/enums.ts";

/** The one kind that a list is narrowed to, or null for both. */
export function onlyKind(kinds: readonly ImpactKind[] | undefined): ImpactKind | null {
	return new Set(kinds).size === 1 ? (kinds?.[0] ?? null) : null;
}
