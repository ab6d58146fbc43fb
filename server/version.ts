/** This server's version: the SDK's of the same release. */
export const serverVersion = "0.1.0";
