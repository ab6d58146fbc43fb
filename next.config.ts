import type { NextConfig } from "next";

const config: NextConfig = {
	poweredByHeader: false,
	reactStrictMode: true,
	// WebAssembly and its data files must stay files of their own.
	serverExternalPackages: ["@electric-sql/pglite"],
};

export default config;
