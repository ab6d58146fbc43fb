/** Runs and files of the last days as paired bars; the numbers are in each bar's title. */
export function ActivityChart({ days }: { days: readonly { day: string; runs: number; files: number }[] }) {
	const most = Math.max(1, ...days.flatMap(({ runs, files }) => [runs, files]));
	const [step, height] = [20, 90];
	const bar = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * height));
	return (
		<figure style={{ margin: "0 0 16px" }}>
			<figcaption>
				<strong>Activity</strong> <span style={{ color: "var(--w-running)" }}>■ runs</span>{" "}
				<span style={{ color: "var(--w-file)" }}>■ files</span>
			</figcaption>
			<svg
				viewBox={`0 0 ${days.length * step} ${height + 2}`}
				width="100%"
				height={height + 2}
				preserveAspectRatio="none"
				role="img"
				aria-label={`Runs and files per day, the most ${most}`}
			>
				{days.map(({ day, runs, files }, index) => (
					<g key={day}>
						<title>{`${day}: ${runs} runs, ${files} files`}</title>
						<rect x={index * step} y={0} width={step} height={height} fill="transparent" />
						<rect
							x={index * step + 2}
							y={height - bar(runs)}
							width={7}
							height={bar(runs)}
							fill="var(--w-running)"
						/>
						<rect
							x={index * step + 10}
							y={height - bar(files)}
							width={7}
							height={bar(files)}
							fill="var(--w-file)"
						/>
					</g>
				))}
				<line x1={0} x2={days.length * step} y1={height + 1} y2={height + 1} stroke="var(--w-line)" />
			</svg>
		</figure>
	);
}
