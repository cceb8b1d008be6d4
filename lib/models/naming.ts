/** Who makes a model, by the beginnings of the names that makers give. First match wins. */
const makers: readonly [pattern: RegExp, organization: string, license: string][] = [
  [/\b(gpt-oss)/i, "OpenAI", "Apache-2.0"],
  [/\b(gpt|chatgpt|o[1-9])\b|^(gpt|chatgpt)/i, "OpenAI", "Proprietary"],
  [/claude/i, "Anthropic", "Proprietary"],
  [/gemini/i, "Google", "Proprietary"],
  [/gemma/i, "Google", "Gemma license"],
  [/grok/i, "xAI", "Proprietary"],
  [/deepseek/i, "DeepSeek", "Not stated"],
  [/qwen|qwq/i, "Alibaba", "Not stated"],
  [/(mi|mini|code|dev|pix|magi)stral|mixtral/i, "Mistral AI", "Not stated"],
  [/llama/i, "Meta", "Llama license"],
  [/\bphi[-_]?\d/i, "Microsoft", "MIT"],
  [/command|aya/i, "Cohere", "Not stated"],
  [/kimi|moonshot/i, "Moonshot AI", "Not stated"],
  [/\bglm/i, "Z.ai", "Not stated"],
  [/nova|titan/i, "Amazon", "Proprietary"],
  [/nemotron/i, "NVIDIA", "Not stated"],
  [/granite/i, "IBM", "Apache-2.0"],
  [/olmo|tulu/i, "Ai2", "Apache-2.0"],
];

export const notStated = "Not stated";

/** A guess for models that were found by themselves; a roster file states it. */
export function organizationOf(modelName: string): string {
  return makers.find(([pattern]) => pattern.test(modelName))?.[1] ?? notStated;
}

export function licenseOf(modelName: string): string {
  return makers.find(([pattern]) => pattern.test(modelName))?.[2] ?? notStated;
}

/** The slug of a name: "openai/gpt-4o:free" becomes "openai-gpt-4o-free". */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|[-._]+$/g, "")
    .slice(0, 100);
  return slug || "model";
}
