"use client";

import { use, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { ReactFlowProvider } from "reactflow";
import { unpackView } from "../../lib/lineage/pack/pack-view.ts";
import { Announcer } from "./announce.tsx";
import type { EdgeActions } from "./edges/edge-actions.ts";
import { Explorer } from "./explorer.tsx";
import classes from "./graph.module.css";
import { startLayoutWorker } from "./layout-worker.ts";

export interface LineageExplorerProps {
	/** The view, or what is nearest in it, as `packView` writes it. */
	text: Promise<string>;
	/** The whole view, where `text` is a part of it. */
	whole: Promise<string> | null;
	now: number;
	edgeActions: EdgeActions;
	/** Where it is a tab of a record's page: the way to the whole graph. */
	wholeHref?: string;
}

/**
 * The lineage page below its title. Only browsers draw it: they lay it out, and a server would make a page of what
 * scripts draw anew.
 */
export function LineageExplorer(props: LineageExplorerProps) {
	const isBrowser = useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer);
	useEffect(startLayoutWorker, []);
	return isBrowser ? (
		<ReactFlowProvider>
			<Announcer>
				<WhenThere {...props} />
			</Announcer>
		</ReactFlowProvider>
	) : (
		<ExplorerFrame isTab={props.wholeHref !== undefined} />
	);
}

const subscribeToNothing = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

/** What holds the place of toolbar and graph until they are there. */
function ExplorerFrame({ isTab }: { isTab: boolean }) {
	return (
		<section
			className={isTab ? `${classes.explorer} ${classes.inTab}` : classes.explorer}
			aria-label="Lineage"
			aria-busy
		>
			<div className={classes.toolbarFrame} />
			<div className={classes.frame}>
				<p className={classes.wait}>Reading the lineage…</p>
			</div>
		</section>
	);
}

/**
 * A new page shows the part as soon as it is there. Later ones wait, in the transition that asked for them: there is a
 * picture to keep until the next is whole. The new page does not wait by suspending: React holds back what
 * follows a fallback for a third of a second.
 */
function WhenThere({ text, whole, wholeHref, ...rest }: LineageExplorerProps) {
	const [first, setFirst] = useState<string | null>(null);
	const [isNew, setNew] = useState(true);
	useEffect(() => {
		const showWhole = () => setNew(false);
		text.then(setFirst, showWhole);
		(whole ?? text).then(showWhole, showWhole);
	}, [text, whole]);
	if (isNew && first === null) return <ExplorerFrame isTab={wholeHref !== undefined} />;
	const shown = isNew && first !== null ? first : use(whole ?? text);
	return <Unpacked text={shown} isPart={isNew && whole !== null} wholeHref={wholeHref ?? null} {...rest} />;
}

interface UnpackedProps {
	text: string;
	isPart: boolean;
	now: number;
	edgeActions: EdgeActions;
	wholeHref: string | null;
}

function Unpacked({ text, ...rest }: UnpackedProps) {
	// The same text is the same view: what asks again and finds nothing new draws nothing new.
	const view = useMemo(() => unpackView(text), [text]);
	return <Explorer view={view} {...rest} />;
}
