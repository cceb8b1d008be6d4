import net from "node:net";

/** The wished port when nobody listens there, else one the system picks. 0 wishes for any. */
export async function freePort(wished: number, host = "127.0.0.1"): Promise<number> {
  return (await tryPort(wished, host)) ?? (await tryPort(0, host))!;
}

/** The first free port from `from` on, as a person expects from "3000 is busy". */
export async function nextFreePort(from: number, host = "127.0.0.1"): Promise<number> {
  for (let port = from; port < Math.min(from + 100, 65_536); port++) {
    const free = await tryPort(port, host);
    if (free !== undefined) return free;
  }
  return freePort(0, host);
}

/**
 * What `listen` makes on the first free port from `from` on. It fails where another program takes the port before `listen` does: then the
 * next one is tried. When it fails while the port is free, that is its own failure.
 */
export async function onFreePort<T>(from: number, host: string, listen: (port: number) => Promise<T>): Promise<T> {
  for (;;) {
    const port = await nextFreePort(from, host);
    try {
      return await listen(port);
    } catch (error) {
      if ((await tryPort(port, host)) !== undefined) throw error;
    }
  }
}

function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    // Exclusive, or a port that another address of ours holds would look free.
    server.listen({ port, host, exclusive: true }, () => {
      const { port: found } = server.address() as net.AddressInfo;
      server.close(() => resolve(found));
    });
  });
}
