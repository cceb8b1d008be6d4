"use client";

import { useEffect, useState } from "react";
import { toast } from "#components/ui/toast.tsx";

export function useCopy() {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy(text: string) {
    try {
      // Browsers offer no clipboard to pages served without TLS.
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast("This browser does not allow copying here. Select the text and copy it instead.");
    }
  }

  return { isCopied, copy };
}
