/** This SDK's version; the server's is compared with it when the two disagree about a field. */
export const sdkVersion = "0.1.0";
