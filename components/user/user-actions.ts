import type { UserRef } from "../../lib/contracts/common.ts";
import type { HandOverInput, LeavingView, UserHandle, UserView } from "../../lib/contracts/users.ts";
import type { Action } from "../forms/action.ts";

/** What an admin can ask about a person and do to them; the page hands it in. */
export interface UserActions {
	leaving: Action<UserHandle, LeavingView>;
	heirs: Action<UserHandle, UserRef[]>;
	deactivate: Action<UserHandle, UserView>;
	reactivate: Action<UserHandle, UserView>;
	handOver: Action<HandOverInput, UserView>;
	takeBack: Action<UserHandle, UserView>;
}
