import type { Metadata } from "next";

interface Told {
  title: string;
  description: string;
  /** The page's one address, from the root, with what it cannot do without. */
  path: string;
  /** Where its picture for sharing is, from the root; the arena's board unless another says more. */
  picture?: string;
  /** Other forms of the page: a feed, an embeddable frame. */
  types?: Record<string, { url: string; title: string }[]>;
  isIndexed?: boolean;
}

/** What a page tells search engines and whoever shares a link to it. Addresses become whole by the layout's `metadataBase`. */
export function pageMetadata({ title, description, path, picture = "/og", types, isIndexed = true }: Told): Metadata {
  const images = [{ url: picture, width: 1200, height: 630, alt: `${title}: the leading models as a picture` }];
  return {
    title,
    description,
    alternates: { canonical: path, ...(types && { types }) },
    openGraph: { title, description, url: path, siteName: "Ringside", type: "website", images },
    twitter: { card: "summary_large_image", title, description, images },
    ...(!isIndexed && { robots: { index: false } }),
  };
}
