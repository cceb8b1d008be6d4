import { knownAssistants, knownMakers } from "./known-names.ts";

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const models = [...knownAssistants, "davinci", "curie", "babbage", "gpt", "ada"].map(escaped).join("|");
const makers = knownMakers.map(escaped).join("|");
const made =
  "(?:made|created|trained|developed|built|designed|programmed|taught|fine-?tuned|invented|owned|released|powered|pre-?trained)";
const makes = "(?:makes?|creates?|trains?|develops?|owns?|programs?|runs?)";
const you = "(?:you|u|ya)";
/** Where a question about the assistant itself ends, so that "what are you doing" is not one. */
const end = "\\s*(?:exactly|really|actually|then|anyway|again|please|today|called)?\\s*(?:[?!.,;:)]|$)";

/** Each is one way to ask; the first two languages of most arenas get more of them. */
const questions = [
  `\\b(?:who|what)(?:\\s+(?:exactly|really|the\\s+\\w+))?\\s+(?:are|r)\\s+${you}${end}`,
  `\\b(?:tell|told|know)\\s+(?:me\\s+)?(?:who|what)\\s+you\\s+are${end}`,
  `\\bwho\\s+(?:has\\s+|have\\s+)?(?:${made}|${makes}|wrote|is\\s+behind)\\s+${you}\\b`,
  `\\bwho(?:['’]s|\\s+is|\\s+are|\\s+was|\\s+were)\\s+your\\s+(?:creators?|makers?|developers?|owners?|trainers?|parent\\s+company|company)\\b`,
  `\\bwhat(?:['’]s|\\s+is)\\s+(?:your|ur)\\s+(?:(?:real|full|actual|model|own)\\s+)?(?:name|model|model\\s+name|version|model\\s+version|architecture|knowledge\\s+cut-?off|training\\s+cut-?off|system\\s+prompt|identity)\\b`,
  `\\bwhat\\s+(?:are|r|should\\s+i\\s+call|can\\s+i\\s+call|do\\s+i\\s+call|do\\s+people\\s+call)\\s+${you}(?:\\s+called|\\s+named)?${end}`,
  `\\b(?:what|which)\\s+(?:\\w+\\s+){0,2}?(?:model|llm|ai|version|gpt|chatbot|company|language\\s+model)\\s+(?:\\w+\\s+)?(?:are\\s+${you}|is\\s+this|am\\s+i\\s+(?:talking|speaking|chatting)|do\\s+you\\s+use|made\\s+you|trained\\s+you|created\\s+you|built\\s+you|developed\\s+you)\\b(?!\\s+(?:using|talking|looking|working|recommend|suggest|interested))`,
  `\\b(?:can|could|would|will|please|hi|hello|hey)?\\s*(?:you\\s+)?(?:please\\s+)?introduce\\s+yourself\\b(?!\\s+(?:as|like|in\\s+the))`,
  `\\b(?:tell|say)\\s+(?:me\\s+)?(?:\\w+\\s+){0,3}?about\\s+(?:you|yourself)${end}`,
  `\\bare\\s+${you}\\s+(?:really\\s+|actually\\s+|also\\s+|just\\s+|an?\\s+|the\\s+)*(?:${models})(?![\\p{L}])`,
  `\\b(?:are|were)\\s+${you}\\s+(?:an?\\s+|the\\s+|really\\s+|actually\\s+|also\\s+)*(?:model\\s+|version\\s+|product\\s+|AI\\s+)?(?:${made}|based|run|running|hosted|derived)\\s+(?:by|on|with|from|off|at|using)\\b`,
  `\\b(?:are|were)\\s+${you}\\s+(?:\\w+\\s+){0,3}?(?:from|by|owned\\s+by|affiliated\\s+with|related\\s+to|part\\s+of)\\s+(?:${makers})\\b`,
  `\\bhave\\s+${you}\\s+(?:ever\\s+)?been\\s+${made}\\s+(?:by|on|with|from|at|using)\\b`,
  `\\b(?:do|did)\\s+${you}\\s+(?:call|use|run\\s+on|rely\\s+on|work\\s+for|belong\\s+to|come\\s+from)\\s+(?:an?\\s+|the\\s+)?(?:${makers}|${models})(?![\\p{L}])`,
  `\\b(?:did|does|has)\\s+(?:${makers})\\s+(?:\\w+\\s+)?(?:make|create|train|develop|own|build|made|created|trained|developed|built)\\s+${you}\\b`,
  `\\bdo\\s+${you}\\s+have\\s+(?:a\\s+)?name${end}`,
  // German, French, Spanish, Portuguese, Italian, Russian, Chinese, Japanese, Korean
  "\\bwer\\s+(?:bist\\s+du|sind\\s+sie|hat\\s+dich\\s+\\p{L}+)\\b|\\bwie\\s+hei(?:ß|ss)t\\s+du\\b|\\bwas\\s+bist\\s+du\\s*(?:\\?|$)",
  "\\bqui\\s+(?:es[\\s-]+tu|êtes[\\s-]+vous|t['’]a\\s+créé)(?![\\p{L}])|\\bcomment\\s+(?:tu\\s+)?t['’]appelles",
  "\\bqui[eé]n\\s+(?:eres|te\\s+(?:cre[oó]|hizo|entren[oó]))(?![\\p{L}])|\\bc[oó]mo\\s+te\\s+llamas\\b|\\bqu[eé]\\s+modelo\\s+eres\\b",
  "\\bquem\\s+(?:é\\s+você|te\\s+criou|és\\s+tu)(?![\\p{L}])|\\bqual\\s+(?:é\\s+)?(?:o\\s+)?(?:seu|teu)\\s+nome\\b|\\bchi\\s+(?:sei|ti\\s+ha\\s+creato)\\b|\\bcome\\s+ti\\s+chiami\\b",
  "(?<!\\p{L})(?:кто\\s+ты|ты\\s+кто|как\\s+тебя\\s+зовут|кто\\s+тебя\\s+\\p{L}+|какая\\s+ты\\s+модель)(?!\\p{L})",
  "(?:你|您)(?:是谁|是誰|叫什么|叫什麼|是什么模型|是哪个模型|是哪家|是不是(?:GPT|ChatGPT))|(?:谁|誰)(?:开发|创造|训练|開發|創造|訓練)了?(?:你|您)|介绍一下(?:你|您)自己|自我介绍一下",
  "(?:あなた|君|お前)(?:は(?:誰|だれ|何者)|の名前)|自己紹介して|(?:당신|너)(?:은|는)\\s*누구|(?:네|너의|당신의)\\s*이름|자기소개",
].map((pattern) => new RegExp(pattern, "iu"));

/** A prompt this short is one thought; in a longer one only its first and last sentences speak to the reader. */
const shortPromptWords = 40;

/** The sentence in which a prompt asks the answerer who or whose it is; null when it does not. */
export function findIdentityQuestion(prompt: string): string | null {
  const spoken = prompt
    .replace(/```[\s\S]*?(?:```|$)/g, "\n")
    // What stands in quotation marks is said by somebody else, to somebody else.
    .replace(/[“"«「][^”"»」\n]{0,500}[”"»」]/g, " … ");
  const sentences = spoken
    .split(/(?<=[.!?。！？])\s*|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const isShort = spoken.split(/\s+/).length <= shortPromptWords;
  const addressed = isShort ? sentences : [...sentences.slice(0, 1), ...sentences.slice(-1)];
  return addressed.find((sentence) => questions.some((question) => question.test(sentence.slice(0, 1000)))) ?? null;
}
