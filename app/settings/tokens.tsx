"use client";

import { Modal } from "@mantine/core";
import { useState } from "react";
import type { Action } from "../../components/forms/action.ts";
import { ActionForm } from "../../components/forms/action-form.tsx";
import { runAction } from "../../components/forms/run-action.ts";
import { CopyCode } from "../../components/record/copy-code.tsx";
import classes from "../../components/record/record.module.css";
import { formatTime } from "../../components/record/time.ts";
import { type TokenScope, tokenScopes } from "../../lib/contracts/enums.ts";
import type { TokenCreatedView, TokenCreateInput, TokenView } from "../../lib/contracts/tokens.ts";
import settings from "./settings.module.css";

const lives = [
	["30", "30 days"],
	["90", "90 days"],
	["365", "a year"],
	["", "until revoked"],
] as const;

function TokenState({ token, now }: { token: TokenView; now: number }) {
	if (token.revokedAt) return <>revoked {formatTime(token.revokedAt)}</>;
	if (token.expiresAt && Date.parse(token.expiresAt) <= now)
		return <>expired {formatTime(token.expiresAt)}</>;
	return <>{token.expiresAt ? `until ${formatTime(token.expiresAt)}` : "until revoked"}</>;
}

/** One's tokens: make one, whose secret is shown once, and revoke those that are no longer needed. */
export function Tokens({
	tokens,
	now,
	create,
	revoke,
}: {
	tokens: readonly TokenView[];
	now: number;
	create: Action<TokenCreateInput, TokenCreatedView>;
	revoke: Action<{ uid: string }, TokenView>;
}) {
	const [secret, setSecret] = useState<string | null>(null);
	const [doomed, setDoomed] = useState<TokenView | null>(null);
	return (
		<section>
			<h2 className={classes.sectionTitle}>Tokens</h2>
			<p className={classes.quiet}>
				A token lets a program act for you, from the SDK, the command line or curl. <a href="/api">The API</a>{" "}
				is described for people and programs.
			</p>
			<ul className={classes.list}>
				{tokens.map((token) => (
					<li key={token.uid}>
						<span className={classes.main}>
							{token.name} <code>{token.start}…</code>
						</span>
						<span className={classes.dim}>
							{token.scope} · <TokenState token={token} now={now} /> ·{" "}
							{token.lastUsedAt ? `used ${formatTime(token.lastUsedAt)}` : "never used"}
						</span>
						{!token.revokedAt && (
							<button type="button" className={classes.button} onClick={() => setDoomed(token)}>
								Revoke
							</button>
						)}
					</li>
				))}
				{tokens.length === 0 && <li className={classes.dim}>You have no token.</li>}
			</ul>
			<ActionForm
				className={settings.filterLine}
				send={async (form) => {
					const days = String(form.get("days") ?? "");
					const made = await runAction(create, {
						name: String(form.get("name") ?? ""),
						scope: String(form.get("scope")) as TokenScope,
						expiresInDays: days === "" ? null : Number(days),
					});
					if (made) setSecret(made.secret);
					return made !== null;
				}}
			>
				<label>
					Name
					<input id="new-token" name="name" required maxLength={100} placeholder="cluster" />
				</label>
				<label>
					May
					<select name="scope" defaultValue="write">
						{tokenScopes.map((scope) => (
							<option key={scope}>{scope}</option>
						))}
					</select>
				</label>
				<label>
					Lives
					<select name="days" defaultValue="90">
						{lives.map(([days, words]) => (
							<option key={days} value={days}>
								{words}
							</option>
						))}
					</select>
				</label>
				<button type="submit" className={`${classes.button} ${classes.primary}`}>
					Create token
				</button>
			</ActionForm>
			<Modal
				opened={secret !== null}
				onClose={() => setSecret(null)}
				closeOnClickOutside={false}
				title="Your new token"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<p>Copy it now: it is shown this once.</p>
				<CopyCode label="Token" code={secret ?? ""} />
			</Modal>
			<Modal
				opened={doomed !== null}
				onClose={() => setDoomed(null)}
				title={`Revoke ${doomed?.name ?? ""}?`}
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<p>Programs that use it are refused from now on. This cannot be undone.</p>
				<button
					type="button"
					className={`${classes.button} ${classes.primary}`}
					onClick={async () => {
						if (doomed && (await runAction(revoke, { uid: doomed.uid }))) setDoomed(null);
					}}
				>
					Revoke
				</button>
			</Modal>
		</section>
	);
}
