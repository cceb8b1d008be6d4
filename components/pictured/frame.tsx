import type { ReactNode } from "react";

/** Colours and type of the light theme: a picture is seen where there is neither ours nor the reader's. */
export const ink = "#1b1c1e";
export const quiet = "#5c5f66";
export const line = "#dfdfdb";
export const sideA = "#0072b2";
export const sideB = "#d55e00";

/** The ground of every picture for sharing: the mark above, what it shows, one quiet line below. */
export function PictureFrame({ label, foot, children }: { label: string; foot: string; children: ReactNode }) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        width: "100%",
        height: "100%",
        padding: "52px 64px 44px",
        background: "#fcfcfb",
        color: ink,
        fontFamily: "Inter, Inter Extended",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", fontSize: 28, fontWeight: 600 }}>
        <div style={{ width: 16, height: 30, borderRadius: 5, background: sideA, marginRight: 5 }} />
        <div style={{ width: 16, height: 30, borderRadius: 5, background: sideB, marginRight: 18 }} />
        <span>Ringside</span>
        <span style={{ marginLeft: 20, color: quiet, fontWeight: 400 }}>{label}</span>
      </div>
      <div style={{ display: "flex", flexDirection: "column", flex: 1, justifyContent: "center" }}>{children}</div>
      <div style={{ display: "flex", fontSize: 24, color: quiet }}>{foot}</div>
    </div>
  );
}

/** A value on a line with its interval. */
export function Bar({ value, low, high, colour = ink }: { value: number; low: number; high: number; colour?: string }) {
  const at = (share: number) => `${Math.round(share * 10_000) / 100}%`;
  return (
    <div style={{ display: "flex", position: "relative", flex: 1, height: 20, alignItems: "center" }}>
      <div style={{ position: "absolute", left: 0, right: 0, height: 2, background: line }} />
      <div
        style={{
          position: "absolute",
          left: at(low),
          width: at(high - low),
          height: 5,
          background: colour,
          opacity: 0.5,
        }}
      />
      <div
        style={{
          position: "absolute",
          left: at(value),
          width: 20,
          height: 20,
          marginLeft: -10,
          borderRadius: 10,
          background: colour,
        }}
      />
    </div>
  );
}
