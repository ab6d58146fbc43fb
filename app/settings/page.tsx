import type { Metadata } from "next";
import Link from "next/link";
import { Fields } from "../../components/record/fields.tsx";
import classes from "../../components/record/record.module.css";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import { listStorages } from "../../lib/services/storages/list-storages.ts";
import { listTokens } from "../../lib/services/tokens/list-tokens.ts";
import { getMe } from "../../lib/services/users/get-me.ts";
import { createTokenAction, revokeTokenAction } from "./actions.ts";
import settings from "./settings.module.css";
import { Tokens } from "./tokens.tsx";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
	const ctx = await pageCtx();
	const [{ user, instance }, tokens, storages] = await Promise.all([
		getMe({ ctx }),
		listTokens({ ctx }),
		listStorages({ ctx }),
	]);
	return (
		<div className={`${classes.stack} ${settings.narrow}`}>
			<h1 className={classes.pageTitle}>Settings</h1>
			<section>
				<h2 className={classes.sectionTitle}>Profile</h2>
				<Fields
					fields={[
						["Name", user.name],
						["Handle", user.handle],
						["E-mail", user.email],
						["Role", user.role],
						["Instance", `${instance.name} (Whence ${instance.version})`],
					]}
				/>
			</section>
			<Tokens tokens={tokens} now={Date.now()} create={createTokenAction} revoke={revokeTokenAction} />
			<section>
				<h2 className={classes.sectionTitle}>Storages</h2>
				<ul className={classes.list}>
					{storages.map((storage) => (
						<li key={storage.uid}>
							<code className={classes.main}>{storage.root}</code>
							<span className={classes.dim}>
								{storage.type}
								{storage.isDefault && " · default"} · {storage.fileCount.toLocaleString("en")} files
							</span>
						</li>
					))}
				</ul>
			</section>
			<section>
				<h2 className={classes.sectionTitle}>Members</h2>
				<p className={classes.quiet}>
					Who is here, with which role, and what they did: <Link href="/users">People</Link>. When somebody
					leaves, an admin says so on their page.
				</p>
			</section>
		</div>
	);
}
