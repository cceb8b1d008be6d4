import { createHmac } from "node:crypto";
import { keyFor } from "#lib/auth/keys.ts";
import type { WebhookId } from "./types.ts";

/** The secret that signs for one receiver: derived, so that the database holds nothing to forge signatures with. */
export const secretOf = (id: WebhookId): string =>
  `whsec_${createHmac("sha256", keyFor("webhook")).update(id).digest("base64url")}`;
