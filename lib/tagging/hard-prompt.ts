import { codeIn } from "./coding.ts";
import { countInventions } from "./made-up.ts";
import { constraints } from "./instruction-following.ts";
import { isMath } from "./math.ts";
import { withoutFences } from "./prose.ts";
import { estimateTokens } from "./tokens.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

const jargon = anyOf(
  "\\b(?:protein|enzyme|genom\\w+|quantum|thermodynamic\\w*|entropy|kinetic\\w*|molecul\\w+|isotope|voltage|transistor|capacitor|photon|relativity|diagnos\\w+|pharmac\\w+|clinical|symptom\\w*|pathogen|jurisdiction|statute|contract\\s+law|liability|fiscal|monetary|derivatives\\s+market|portfolio|amortiz\\w+|regression|hypothes[ei]s|neural|gradient|bayes\\w*|encrypt\\w+|protocol|latency|throughput|distributed|compiler|concurrency|stoichiometr\\w+|epistemolog\\w+|phenomenolog\\w+|geopolit\\w+|macroeconom\\w+|supply\\s+chain|regulat\\w+|engineering|architecture)\\b",
);
const practical = anyOf(
  "\\b(?:my|our|we|company|customer|client|team|project|business|production|server|budget|deadline|user|patient|student|employee|stakeholder|deploy\\w*|real[- ]world)\\b",
);
const solving = anyOf(
  "\\b(?:solve|prove|derive|optimi[sz]e|design|implement|debug|fix|analy[sz]e|compare|evaluate|calculate|compute|plan|build|develop|determine|why\\s+(?:does|is|do|are)|how\\s+(?:can|do|would|should)|troubleshoot|diagnose|improve|refactor|explain\\s+(?:why|how))\\b",
);
const demands = anyOf(
  "^[ \\t]*(?:[-*•]|\\d+[.)])\\s|\\b(?:also|additionally|furthermore|then|finally|as\\s+well\\s+as|moreover|besides|next)\\b|;|\\band\\s+(?:then\\s+)?(?:explain|give|write|show|provide|include|compare|list|prove|make|add|describe)\\b",
);

const inventive = anyOf("\\b(?:design|novel|original|unique|invent|come\\s+up\\s+with|creative)\\b");

/** From here on a prompt says much about what it wants. */
const detailedTokens = 25;
const longTokens = 100;
const enoughSigns = 5;

/**
 * Whether a prompt asks much of an answer: at least five of seven signs, after the seven criteria by which LMSYS found
 * hard prompts (specificity, domain knowledge, complexity, problem solving, creativity, technical accuracy, real world).
 */
export function isHardPrompt(asked: Asked): boolean {
  const text = asked.prompts.join("\n");
  const prose = withoutFences(text);
  const tokens = estimateTokens(text);
  const code = codeIn(asked);
  const isTechnical = code >= 1 || isMath(asked);
  const terms = countMatches(prose, jargon);
  const signs = [
    countMatches(prose, constraints) >= 1 || countMatches(prose, /\d/g) >= 4 || tokens >= detailedTokens,
    isTechnical || terms >= 1,
    countMatches(prose, demands) >= 2 || tokens >= longTokens,
    isTechnical || countMatches(prose, solving) >= 1,
    countInventions(asked) >= 1 || countMatches(prose, inventive) >= 1,
    isTechnical || terms >= 2,
    code === 2 || countMatches(prose, practical) >= 1,
  ];
  return signs.filter(Boolean).length >= enoughSigns;
}
