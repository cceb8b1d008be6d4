/** Everybody who administers reads the same clock. */
export const toMinute = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
