import type { Env } from "#lib/env.ts";
import { licenseOf, organizationOf, slugOf } from "./naming.ts";
import type { Unread } from "./plan-roster.ts";
import type { RosterEntry } from "./schema.ts";
import { servicesOf } from "./services.ts";
import type { ListedModel, Service } from "./services.ts";

export interface Discovery {
  entries: RosterEntry[];
  unread: Unread[];
  /** Sentences for the operator. */
  warnings: string[];
}

/** A newcomer's arena with a few models each gathers votes; one with three hundred never does. */
const mostActivePerService = 6;
/** OpenRouter lists hundreds; what is beyond this is left for OPENROUTER_MODELS to name. */
const mostListedPerService = 40;

/**
 * Finds models by what the environment holds: keys, OPENAI_BASE_URL, an Ollama on this machine.
 *
 * A service's `*_MODELS` chooses exactly and asks nobody. Otherwise the service's list is asked; of its chat models the
 * newest six are active and the others paused. A service that does not answer is a warning, never a failed start.
 */
export async function discoverModels(env: Env): Promise<Discovery> {
  const discovery: Discovery = { entries: [], unread: [], warnings: [] };
  const services = servicesOf(env);
  const answers = await Promise.all(services.map(listModels));
  for (const [index, service] of services.entries()) {
    const { models, warning } = answers[index];
    if (!models) discovery.unread.push({ provider: service.provider, baseUrl: service.baseUrl });
    if (warning) discovery.warnings.push(warning);
    for (const [place, model] of (models ?? []).entries()) {
      const isActive = service.chosen !== undefined || place < mostActivePerService;
      discovery.entries.push(toEntry(service, model, isActive, discovery.entries));
    }
  }
  return discovery;
}

async function listModels(service: Service): Promise<{ models?: ListedModel[]; warning?: string }> {
  if (service.chosen) return { models: [...new Set(service.chosen)].map((name) => ({ name, createdAt: 0 })) };
  const { url, headers, timeoutMs } = service.list;
  const advice = service.chosenBy ? ` Name its models in ${service.chosenBy} to do without.` : "";
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      await response.body?.cancel();
      if (service.isProbe) return { models: [] };
      const why =
        response.status === 401 || response.status === 403 ? "did not accept the key" : "could not list its models";
      return { warning: `${service.title} ${why} (HTTP ${response.status}).${advice}` };
    }
    const models = chooseChatModels(service.read(await response.json()));
    const left = models.length - mostListedPerService;
    if (left > 0) {
      return {
        models: models.slice(0, mostListedPerService),
        warning: `${service.title} has ${left} more models; name those you want in ${service.chosenBy}.`,
      };
    }
    if (models.length === 0 && !service.isProbe)
      return { models, warning: `${service.title} lists no chat model.${advice}` };
    return { models };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === "TimeoutError";
    // No Ollama is the usual case and says nothing. A slow one keeps the models it had.
    if (service.isProbe) return isTimeout ? {} : { models: [] };
    const isReply = error instanceof SyntaxError || (error instanceof Error && error.name === "ZodError");
    const why = isTimeout
      ? `did not answer within ${timeoutMs / 1000} s`
      : isReply
        ? "answered with no list of models"
        : "could not be reached";
    return { warning: `${service.title} ${why}, so its models are as they were.${advice}` };
  }
}

/** What a name says of a model that does not chat, or not in text. */
const otherKinds =
  /embed|whisper|tts|dall-e|moderation|audio|realtime|transcri|speech|image|imagen|veo|sora|video|lyria|davinci|babbage|search|computer-use|deep-research|rerank|guard|aqa|codex|robotics|bge-|ocr/i;
/** Open-weight chat models are called "…-instruct"; only OpenAI's own of that name completes text. */
const completesText = /^gpt-3\.5-turbo-instruct/i;
/** A dated copy of a model that is listed without a date too: gpt-4o-2024-08-06, gpt-4-0613. */
const date = /-(\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$/;

/** Chat models by their names, newest first; dated copies of a listed model left out. */
export function chooseChatModels(models: readonly ListedModel[]): ListedModel[] {
  const names = new Set(models.map(({ name }) => name));
  return models
    .filter(({ name }) => !otherKinds.test(name) && !completesText.test(name))
    .filter(({ name }) => !date.test(name) || !names.has(name.replace(date, "")))
    .sort((one, other) => other.createdAt - one.createdAt);
}

function toEntry(service: Service, model: ListedModel, isActive: boolean, taken: readonly RosterEntry[]): RosterEntry {
  const { provider, baseUrl, apiKeyEnv, price } = service;
  return {
    slug: freeSlug(model.name.replace(/:latest$/, ""), service, taken),
    name: model.title ?? model.name,
    organization: organizationOf(model.name),
    license: licenseOf(model.name),
    provider,
    baseUrl,
    model: model.name,
    apiKeyEnv,
    weight: 1,
    status: isActive ? "active" : "paused",
    inputPrice: model.inputPrice ?? price,
    outputPrice: model.outputPrice ?? price,
    private: false,
    toy: false,
  };
}

/** The same name at two services is two models: the later one carries its service's name too. */
function freeSlug(name: string, service: Service, taken: readonly RosterEntry[]): string {
  const isFree = (slug: string) => taken.every((entry) => entry.slug !== slug);
  const plain = slugOf(name);
  if (isFree(plain)) return plain;
  const named = slugOf(`${service.slug}-${name}`);
  if (isFree(named)) return named;
  for (let number = 2; ; number++) {
    const numbered = `${named.slice(0, 95)}-${number}`;
    if (isFree(numbered)) return numbered;
  }
}
