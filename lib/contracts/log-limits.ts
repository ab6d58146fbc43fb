/** How much of a run's log is kept, and how it is told: no dependency, for the browser and the SDK read it too. */
export const logLimits = {
	/** Of a log that grows beyond these its beginning and its end are kept; what lies between goes. */
	keptBytes: 16 * 1024 * 1024,
	keptLines: 400_000,
	/** The beginning that stays. */
	headBytes: 4 * 1024 * 1024,
	headLines: 100_000,
	/** A longer line is broken into several. */
	lineChars: 16_384,
	/** One append takes so much. */
	appendChars: 512 * 1024,
	appendLines: 20_000,
	/** A run that has ended still takes its last lines for so long. */
	graceSeconds: 60,
	/** One answer has so many lines, or so many characters of them. */
	pageLines: 2000,
	pageChars: 2 * 1024 * 1024,
	/** A search names so many lines. */
	hits: 10_000,
} as const;
