/**
 * `npm run load`: votes arrive at a steady rate at a database that holds many, the whole product runs, and open leaderboard pages
 * are watched: how long until each shows a board that holds the vote. Then the page itself is asked for as fast as it answers.
 *
 * A page here is what a browser does: it listens to the event stream and fetches the board when told of a new one.
 */
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { createParser } from "eventsource-parser";
import { startProduct } from "../tests/support/running-product.ts";
import { castOne, filledSlug, openFilledDatabase, sizeName } from "../bench/filled-database.ts";

const { values } = parseArgs({
  options: {
    votes: { type: "string", default: "1000000" },
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "30" },
    pages: { type: "string", default: "20" },
    requests: { type: "string", default: "15" },
  },
});
const [votes, rate, seconds, pages, requestSeconds] = [
  values.votes,
  values.rate,
  values.seconds,
  values.pages,
  values.requests,
].map(Number);

const { url, sourceId } = await openFilledDatabase(votes);
const product = await startProduct(url, { SIMULATED_SOURCE: "off" });
const board = `${product.baseUrl}/api/leaderboard?source=${filledSlug}`;
const stop = new AbortController();

interface Page {
  /** Counted votes of the board it shows, and since when. */
  shown: { votes: number; at: number }[];
}

const read = async (): Promise<number> => {
  const answer = await fetch(board);
  const { snapshot } = (await answer.json()) as { snapshot: { votes: number } };
  return snapshot.votes;
};

async function openPage(): Promise<Page> {
  const page: Page = { shown: [{ votes: await read(), at: performance.now() }] };
  const key = encodeURIComponent("overall/bradley-terry/half/all/0/as-cast");
  const stream = await fetch(`${product.baseUrl}/api/leaderboard/live?source=${filledSlug}&board=${key}`, {
    signal: stop.signal,
  });
  let isBusy = false;
  let isStale = false;
  const update = async () => {
    isStale = true;
    if (isBusy) return;
    isBusy = true;
    while (isStale) {
      isStale = false;
      page.shown.push({ votes: await read(), at: performance.now() });
    }
    isBusy = false;
  };
  const parser = createParser({ onEvent: (event) => event.event === "snapshot" && void update() });
  void (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) parser.feed(chunk);
  })().catch(() => {});
  return page;
}

const quantile = (sorted: number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const ms = (value: number) => `${value.toFixed(0)} ms`;

try {
  const watched = await Promise.all(Array.from({ length: pages }, openPage));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const before = await read();
  console.log(`${sizeName(votes)} votes stored, ${rate} votes a second for ${seconds} s, ${pages} open pages`);

  const castAt: number[] = [];
  const casting = new Set<Promise<void>>();
  const languages = ["english", "chinese", "german", "russian"];
  const begun = performance.now();
  for (let n = 0; n < rate * seconds; n++) {
    const due = begun + (n * 1000) / rate;
    if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const vote = castOne(sourceId, n, ["coding", languages[n % 4]].slice(n % 2)).then(
      () => void castAt.push(performance.now()),
    );
    casting.add(vote);
    void vote.finally(() => casting.delete(vote));
  }
  await Promise.all(casting);
  const tookS = (performance.now() - begun) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 3_000));

  // The k-th vote to be committed is on the first board that counts k more than there were.
  castAt.sort((one, other) => one - other);
  const waits = watched.flatMap(({ shown }) => {
    let at = 0;
    return castAt.map((time, k) => {
      while (at < shown.length && shown[at].votes < before + k + 1) at++;
      return at < shown.length ? Math.max(0, shown[at].at - time) : Infinity;
    });
  });
  waits.sort((one, other) => one - other);
  const boards = watched[0].shown.length - 1;
  console.log(`${castAt.length} votes in ${tookS.toFixed(1)} s; ${boards} boards shown by each page`);
  console.log(
    `vote to page: median ${ms(quantile(waits, 0.5))}, p90 ${ms(quantile(waits, 0.9))}, p99 ${ms(quantile(waits, 0.99))}, worst ${ms(waits.at(-1)!)}`,
  );

  if (requestSeconds > 0) {
    // Votes go on, so that boards are made while pages are asked for.
    let isOver = false;
    const background = (async () => {
      for (let n = 0; !isOver; n++) {
        await castOne(sourceId, n, ["coding"]);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const result = await autocannon({
      url: `${product.baseUrl}/leaderboard?source=${filledSlug}`,
      connections: 20,
      duration: requestSeconds,
      headers: { "accept-encoding": "br" },
    });
    isOver = true;
    await background;
    const { requests, latency, errors, non2xx } = result;
    console.log(
      `leaderboard page while boards are made: ${requests.average.toFixed(0)} requests a second, p50 ${ms(latency.p50)}, p99 ${ms(latency.p99)}, worst ${ms(latency.max)}; ${errors + non2xx} failed`,
    );
  }
} finally {
  stop.abort();
  await product.stop();
  const { closeDatabase } = await import("#lib/db.ts");
  await closeDatabase();
}
process.exit(0);
