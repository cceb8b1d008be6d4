/**
 * Text as a response body, made only as fast as it is read: one batch ahead, never more. When the reader goes away,
 * the source is told to finish, and does so after the query it is in.
 */
export function textStream(text: AsyncGenerator<string>, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const stop = () => void text.return(undefined).catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await text.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        signal?.removeEventListener("abort", stop);
        controller.close();
      },
      cancel: stop,
    },
    { highWaterMark: 1 },
  );
}
