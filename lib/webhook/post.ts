import http from "node:http";
import https from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";

/** Long enough for a receiver that thinks, short enough not to hold up the others. */
const patienceMs = 10_000;

/** What came of one try: the receiver's status, or in our words why there was none. */
export interface Answer {
  status: number | null;
  problem: string | null;
}

/**
 * Posts a body to an address that somebody gave us. The address is looked at when the connection is made, after its name was
 * resolved, so no name that changes its mind leads inside. Redirects are not followed, and what is answered is not read.
 */
export function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  { allowPrivate }: { allowPrivate: boolean },
): Promise<Answer> {
  const isSecure = new URL(url).protocol === "https:";
  const filter = { allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: allowPrivate, keepAlive: false };
  const agent = isSecure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter);
  const options: https.RequestOptions = {
    agent,
    method: "POST",
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    signal: AbortSignal.timeout(patienceMs),
  };
  return new Promise<Answer>((resolve) => {
    const settle = (answer: Answer) => {
      resolve(answer);
      agent.destroy();
    };
    try {
      const request = (isSecure ? https : http).request(url, options, (response) => {
        const status = response.statusCode ?? null;
        const isTaken = status !== null && status >= 200 && status < 300;
        settle({ status, problem: isTaken ? null : whatIsWrongWith(status) });
        response.destroy();
      });
      request.on("error", (error) => settle({ status: null, problem: inWords(error) }));
      request.end(body);
    } catch (error) {
      settle({ status: null, problem: inWords(error as Error) });
    }
  });
}

const whatIsWrongWith = (status: number | null) =>
  status !== null && status >= 300 && status < 400
    ? "It answered with a redirect, which is not followed."
    : "It did not accept it.";

/** Neither addresses of our network nor library texts belong in a list that people read. */
function inWords(error: Error & { code?: string }): string {
  if (/is not allowed/i.test(error.message)) return "Its address is on a private network, where nothing is sent.";
  if (error.name === "AbortError" || error.name === "TimeoutError")
    return `It did not answer within ${patienceMs / 1000} seconds.`;
  switch (error.code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "Its name is not known.";
    case "ECONNREFUSED":
      return "It refused the connection.";
    case "ECONNRESET":
    case "EPIPE":
      return "It broke the connection.";
    default:
      return error.code ? `The connection failed (${error.code}).` : "The connection failed.";
  }
}
