import type { Brand } from "#lib/brand.ts";

export type ModelId = Brand<string, "ModelId">;

export type ModelStatus = "active" | "paused" | "retired" | "external";
export type ModelOrigin = "file" | "environment" | "house" | "simulated" | "imported";

/** What anyone may know of a model, once they may know which one it is. */
export interface PublicModel {
  slug: string;
  name: string;
  organization: string;
  license: string;
  link: string | null;
  status: ModelStatus;
  isToy: boolean;
  knowledgeCutoff: string | null;
}

/** A step in a model's life: when it was added, switched on, paused or retired, and why. */
export interface ModelEvent {
  kind: "added" | "activated" | "paused" | "retired";
  reason: string;
  at: string;
}

/** A model the sampler may draw. */
export interface Candidate {
  id: ModelId;
  weight: number;
}

export type ProviderKind = "openai-compatible" | "anthropic" | "google" | "house";

/** Where a model is reached: everything but its key, which is looked up by the name of a variable. */
export interface Endpoint {
  baseUrl?: string;
  /** The name the provider knows it by. */
  model?: string;
  apiKeyEnv?: string;
  temperature?: number;
  topP?: number;
  maxOutputTokens?: number;
  systemPrompt?: string;
}

/** A model as the generation job needs it. Server only. */
export interface ServedModel {
  id: ModelId;
  slug: string;
  name: string;
  organization: string;
  provider: ProviderKind;
  endpoint: Endpoint;
  /** Millionths of a US dollar per million tokens; null when unknown. */
  inputPrice: bigint | null;
  outputPrice: bigint | null;
  isToy: boolean;
}
