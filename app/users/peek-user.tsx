import { formatTime } from "../../components/record/time.ts";
import { PeekLinks } from "../../components/registry/rows/peek-links.tsx";
import { Facts } from "../../components/registry/rows/peek-panel.tsx";
import type { UserView } from "../../lib/contracts/users.ts";

const count = (n: number) => n.toLocaleString("en");

/** A person or service beside the table. */
export function peekUser(user: UserView) {
	return {
		title: user.name,
		content: (
			<>
				<Facts
					facts={[
						["Handle", user.handle],
						["Type", user.type],
						["Role", user.role],
						["E-mail", user.email],
						["Files", count(user.fileCount)],
						["Runs", count(user.runCount)],
						["Transforms", count(user.transformCount)],
						["Since", formatTime(user.createdAt)],
						["Deactivated", user.deactivatedAt && formatTime(user.deactivatedAt)],
						["Records handed over to", user.handedOverTo?.handle],
					]}
				/>
				<PeekLinks kind="user" name={user.handle} />
			</>
		),
	};
}
