export * as datasets from "./datasets.ts";
