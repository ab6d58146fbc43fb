import type { NextConfig } from "next";

const config: NextConfig = {
	poweredByHeader: false,
	// Also all that pages need at run time, for the package whence-server.
	output: "standalone",
	reactStrictMode: true,
	// The server does it, at less cost (server/compress-pages.ts).
	compress: false,
	// WebAssembly and data files must stay files of their own.
	serverExternalPackages: ["@electric-sql/pglite", "shiki"],
	// `npm run verify` checks them, with what Next generates for one mode alone.
	typescript: { ignoreBuildErrors: true },
};

export default config;
