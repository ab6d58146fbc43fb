import type { Layout } from "../../lib/lineage/layout/types.ts";

/** Where cards stand and edges run. */
export type Places = Pick<Layout, "nodes" | "edges" | "boxes" | "back">;
