/**
 * Bytes as a response body, made only as fast as they are read: one chunk ahead, never more. When the reader goes away,
 * the source is told to finish, and does so after the query it is in.
 */
export function byteStream(bytes: AsyncGenerator<Uint8Array>, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const stop = () => void bytes.return(undefined).catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (!done) return controller.enqueue(value);
        signal?.removeEventListener("abort", stop);
        controller.close();
      },
      cancel: stop,
    },
    { highWaterMark: 1 },
  );
}
