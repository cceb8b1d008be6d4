/** What a caller should expect to happen is a value; what should never happen throws. */
export type Result<T, Code extends string = string> = Ok<T> | Failure<Code>;

export interface Ok<T> {
  ok: true;
  value: T;
}

export interface Failure<Code extends string> {
  ok: false;
  error: Code;
  /** What to tell the person, when the code's own sentence is too general: which field, which line. */
  message?: string;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** What the answer must carry besides: which limit was passed, how to come in. */
  headers?: Record<string, string>;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const fail = <const Code extends string>(
  error: Code,
  more: Omit<Failure<Code>, "ok" | "error"> = {},
): Failure<Code> => ({ ok: false, error, ...more });
