/** Prisma's codes for "no connection", "timed out" and "the server closed it". */
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024"]);

const networkCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE", "EHOSTUNREACH"]);

/** What `pg` and Prisma's adapter say without a code. */
const wording =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Can't reach database server|Server has closed the connection|Connection closed|DatabaseNotReachable|ConnectionClosed|SocketTimeout|not queryable/i;

/** Postgres: class 08 is a broken connection, 57P is a server that stops or starts, 53300 too many clients. */
const serverStates = /^(08...|57P0[123]|53300)$/;

/** Whether an error means that the database is away for the moment, however deep a library wrapped it. */
export function isDatabaseUnreachable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, message, name, cause, kind, originalCode, errors, meta } = error as Record<string, unknown>;
  // A provider that cannot be reached looks the same from here, and is not the database.
  if (name === "ProviderError") return false;
  for (const found of [code, originalCode]) {
    if (typeof found !== "string") continue;
    if (prismaCodes.has(found) || networkCodes.has(found) || serverStates.test(found)) return true;
  }
  if (name === "PrismaClientInitializationError") return true;
  if (typeof kind === "string" && wording.test(kind)) return true;
  if (typeof message === "string" && wording.test(message)) return true;
  const inner = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : []), adapterErrorOf(meta)];
  return inner.some((one) => isDatabaseUnreachable(one, depth + 1));
}

const adapterErrorOf = (meta: unknown): unknown =>
  typeof meta === "object" && meta !== null ? (meta as Record<string, unknown>).driverAdapterError : undefined;
