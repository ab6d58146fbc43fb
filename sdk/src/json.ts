/** Whatever JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A JSON object, as the parameters of a run. */
export type JsonObject = { [name: string]: Json };
