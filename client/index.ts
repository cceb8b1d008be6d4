import createClient from "openapi-fetch";
import type { paths } from "./schema.d.ts";

/** Every call of Ringside's HTTP surface with the types of its answers; `token` from /account/tokens where one is needed. */
export const createRingside = ({ baseUrl, token }: { baseUrl: string; token?: string }) =>
  createClient<paths>({ baseUrl, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
