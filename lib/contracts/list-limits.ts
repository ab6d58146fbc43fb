/** What lists can be ordered by, and how much they take: no dependency, for pages in the browser read it too. */

export const fileSorts = ["createdAt", "key", "sizeBytes"] as const;
export const runSorts = ["createdAt", "startedAt", "finishedAt"] as const;
export const transformSorts = ["createdAt", "name", "key"] as const;
export const userSorts = ["createdAt", "handle", "name"] as const;

/** Counts of a facet are exact up to so many; a value is counted by reading at most so many rows. */
export const facetLimits = { counted: 10_000, read: 20_000, values: 50 } as const;

/** So many records are changed or taken away by one call, all or nothing. */
export const chosenLimit = 10_000;

/** So long is a note at most, and a description. */
export const noteChars = 20_000;
