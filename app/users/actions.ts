"use server";

import { readAction, writeAction } from "../../lib/actions/action-client.ts";
import { HandOverInput, UserHandle } from "../../lib/contracts/users.ts";
import { deactivateUser } from "../../lib/services/users/deactivate-user.ts";
import { findHeirs } from "../../lib/services/users/find-heirs.ts";
import { getLeaving } from "../../lib/services/users/get-leaving.ts";
import { handOverRecords } from "../../lib/services/users/hand-over-records.ts";
import { reactivateUser } from "../../lib/services/users/reactivate-user.ts";
import { takeBackRecords } from "../../lib/services/users/take-back-records.ts";

export const leavingAction = readAction(UserHandle, getLeaving);
export const heirsAction = readAction(UserHandle, findHeirs);
export const deactivateUserAction = writeAction(UserHandle, deactivateUser);
export const reactivateUserAction = writeAction(UserHandle, reactivateUser);
export const handOverAction = writeAction(HandOverInput, handOverRecords);
export const takeBackAction = writeAction(UserHandle, takeBackRecords);
