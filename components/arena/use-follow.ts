"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Closer to the end than this counts as being there. */
const nearPx = 48;

/**
 * Keeps a pane at its newest line until the reader scrolls up, and again once they return to the end. Attach `pane` to
 * what scrolls and `content` to what grows.
 */
export function useFollow(isWriting: boolean) {
  const pane = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const [isBehind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    isFollowing.current = true;
    setBehind(false);
    if (pane.current) pane.current.scrollTop = pane.current.scrollHeight;
  }, []);

  useEffect(() => {
    const [scroller, growing] = [pane.current, content.current];
    if (!scroller || !growing) return;
    let lastTop = scroller.scrollTop;
    const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const onScroll = () => {
      if (scroller.scrollTop < lastTop - 1) isFollowing.current = false;
      if (distance() < nearPx) isFollowing.current = true;
      lastTop = scroller.scrollTop;
      setBehind(!isFollowing.current);
    };
    const observer = new ResizeObserver(() => {
      if (isWriting && isFollowing.current) scroller.scrollTop = scroller.scrollHeight;
    });
    scroller.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(growing);
    return () => {
      scroller.removeEventListener("scroll", onScroll);
      observer.disconnect();
    };
  }, [isWriting]);

  return { pane, content, isBehind: isBehind && isWriting, toEnd };
}
