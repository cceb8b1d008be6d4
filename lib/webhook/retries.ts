/** Seconds until the next try, after each that failed: nine tries over a day and a half, then the delivery is dead. */
export const retrySeconds = [10, 60, 300, 1800, 2 * 3600, 6 * 3600, 12 * 3600, 16 * 3600];
