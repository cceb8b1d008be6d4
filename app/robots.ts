import type { MetadataRoute } from "next";
import { headers } from "next/headers";
import { siteAddress } from "#lib/site.ts";

/** Everything that is for reading may be found; what is somebody's own, or for programs, need not be. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const site = siteAddress(await headers());
  return {
    rules: { userAgent: "*", allow: ["/", "/api/oembed"], disallow: ["/api/", "/admin", "/sign-in", "/embed/"] },
    sitemap: `${site}/sitemap.xml`,
  };
}
