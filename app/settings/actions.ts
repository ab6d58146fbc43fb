"use server";

import { z } from "zod";
import { writeAction } from "../../lib/actions/action-client.ts";
import { TokenCreateInput } from "../../lib/contracts/tokens.ts";
import { createToken } from "../../lib/services/tokens/create-token.ts";
import { revokeToken } from "../../lib/services/tokens/revoke-token.ts";

export const createTokenAction = writeAction(TokenCreateInput, createToken);
export const revokeTokenAction = writeAction(z.strictObject({ uid: z.string() }), revokeToken);
