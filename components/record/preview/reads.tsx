import type { PreviewRead } from "../../../lib/contracts/previews.ts";
import record from "../record.module.css";
import classes from "./preview.module.css";

/** Phred scores in four classes: 20 is one error in a hundred. */
function classOf(letter: string): string | undefined {
	const score = letter.charCodeAt(0) - 33;
	if (score < 10) return classes.worst;
	if (score < 20) return classes.poor;
	return score < 30 ? classes.fair : undefined;
}

/** Bases of equal quality together: one element each would be a thousand. */
function stretches({ sequence, quality }: PreviewRead) {
	const parts: { text: string; look: string | undefined; at: number }[] = [];
	for (let at = 0; at < sequence.length; at++) {
		const look = classOf(quality.charAt(at));
		const last = parts.at(-1);
		if (last && last.look === look) last.text += sequence.charAt(at);
		else parts.push({ text: sequence.charAt(at), look, at });
	}
	return parts;
}

/** Reads of a sequencer: poor bases are marked by colour and line, their scores stand below. */
export function Reads({ reads }: { reads: readonly PreviewRead[] }) {
	return (
		<>
			<p className={record.quiet}>
				Underlined bases are poor: <span className={classes.fair}>below 30</span>,{" "}
				<span className={classes.poor}>below 20</span>, <span className={classes.worst}>below 10</span>.
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section className={classes.readBox} tabIndex={0} aria-label="Reads">
				<ol className={classes.reads}>
					{reads.map((read, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: reads of one version never move.
						<li key={index}>
							<span className={classes.readName}>{read.name}</span>
							<span className={classes.readFacts}>
								{read.length.toLocaleString("en")} bases
								{read.meanQuality !== null && ` · mean quality ${read.meanQuality}`}
							</span>
							<div className={classes.bases}>
								<div>
									{stretches(read).map(({ text, look, at }) => (
										<span key={at} {...(look ? { className: look } : {})}>
											{text}
										</span>
									))}
									{read.length > read.sequence.length && "…"}
								</div>
								<div className={classes.quality} aria-hidden>
									{read.quality}
								</div>
							</div>
						</li>
					))}
				</ol>
			</section>
		</>
	);
}
