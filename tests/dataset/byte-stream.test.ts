import { expect, test } from "vitest";
import { byteStream } from "#lib/dataset/byte-stream.ts";

function counted(batches: number) {
  const seen = { made: 0, ended: false };
  async function* make() {
    try {
      while (seen.made < batches) yield new TextEncoder().encode(`${seen.made++}\n`);
    } finally {
      seen.ended = true;
    }
  }
  return { seen, text: make() };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test("text is made as fast as it is read, one batch ahead", async () => {
  const { seen, text } = counted(1000);
  const reader = byteStream(text).getReader();
  await settle();
  expect(seen.made).toBe(1);
  await reader.read();
  await settle();
  expect(seen.made).toBe(2);
});

test("a reader that goes away ends the making", async () => {
  const { seen, text } = counted(1000);
  const reader = byteStream(text).getReader();
  await reader.read();
  await reader.cancel();
  await settle();
  expect(seen.ended).toBe(true);
  expect(seen.made).toBeLessThanOrEqual(2);
});

test("a request that is aborted ends the making", async () => {
  const { seen, text } = counted(1000);
  const request = new AbortController();
  const reader = byteStream(text, request.signal).getReader();
  await reader.read();
  request.abort();
  await settle();
  expect(seen.ended).toBe(true);
});

test("a failure on the way breaks the download off instead of ending it as if complete", async () => {
  async function* failing() {
    yield new TextEncoder().encode("one\n");
    throw new Error("gone");
  }
  const response = new Response(byteStream(failing()));
  await expect(response.text()).rejects.toThrow("gone");
});
