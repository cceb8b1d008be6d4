import { isCoding } from "./coding.ts";
import { isMath } from "./math.ts";
import { withoutFences } from "./prose.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

const artwork =
  "(?:stor(?:y|ies)|poems?|poetry|haikus?|sonnets?|limericks?|ballads?|verses?|songs?|lyrics|rap|novels?|novella|chapters?|scenes?|screenplays?|scripts?|movie\\s+script|plays?|monologues?|dialogues?|conversation|fan\\s*fic(?:tion)?s?|fiction|fairy\\s*tales?|fables?|tales?|parod(?:y|ies)|jokes?|skits?|sketch|episode|backstor(?:y|ies)|character(?:s|\\s+(?:profile|description|sheet))?|world(?:-?building)?|myths?|legends?|diary|diaries|journal|letters?|speech(?:es)?|essays?|blog\\s+posts?|slogans?|taglines?|titles?|names\\s+for|prompts?\\s+for\\s+(?:midjourney|stable|an?\\s+image)|descriptions?|articles?|synopsis|plot|trailer|greentext|roast|obituary|eulogy|toast|vignette|prose|narrative|intro(?:duction)?|caption|riddles?|match|fight|timeline|alternate\\s+history|crossover|anime|sitcom|campaign|adventure|spell|monster)";
const creates =
  "(?:write|compose|create|craft|make\\s+up|invent|imagine|tell\\s+me|tell|generate|draft|continue|rewrite|make|come\\s+up\\s+with|give\\s+me|develop|describe|pen|design|narrate|expand)";
export const creative = anyOf(
  `\\b${creates}\\b(?:[\\s,]+[\\w'’"-]+){0,12}?[\\s,]+${artwork}\\b`,
  "\\b(?:creative(?:ly)?\\s+writ\\w+|role-?\\s?play\\w*|pretend\\s+(?:to\\s+be|you(?:'re|\\s+are))|act\\s+as|in\\s+the\\s+(?:style|voice)\\s+of|rhym\\w+|once\\s+upon\\s+a\\s+time|protagonist|antagonist|plot\\s+twist|fan\\s*fic\\w*|fiction(?:al)?|main\\s+character|villain|screenplay|storyline|imagine\\s+(?:you|that|a|if)|isekai|dungeons?\\s+(?:&|and)\\s+dragons|narrator|dialogue\\s+between|lyrics|poem|sonnet|haiku|short\\s+story)\\b",
  "\\b(?:story|stories|poem|song|lyrics|script|scene|episode|plot|novel|fan\\s*fic\\w*|monologue|sketch|crossover|battle|fight|letter|speech)\\s+(?:about|of|where|in\\s+which|between|for|with|from|that|starring|featuring)\\b|\\balternate\\s+(?:universe|history|timeline)\\b|\\bcontinue\\s+(?:this|the|my)\\b",
  "(?<!\\p{L})(?:cuentos?|poemas?|poes[ií]as?|canci[oó]n|historia\\s+(?:de|sobre)|relato|guion|thơ|bài\\s+hát|truyện|câu\\s+chuyện|kịch\\s+bản|pesm[aeu]|příběh|povídk\\p{L}*|(?:kurz)?geschichte|gedicht|histoire|poèmes?|conte|hikaye|şiir|racconto|opowiadanie|wiersz|verhaal|gedicht|novela|tarina|runo|mese|vers(?:et|et)?)(?!\\p{L})",
  "(?:写一(?:篇|首|个|段)|故事|诗|小说|作文|歌詞|台詞|あらすじ|ラノベ|キャラクター|話を|설정|가사|노래|대본|글을|придумай|сценари|песн|истори[юя]|напиши\\s+письмо|物語|小説|詩|俳句|이야기|소설|시를|써\\s*줘|рассказ|стих|сказк|сочини|поэм)",
);
const notArt =
  /\b(?:python|bash|shell|sql|power\s?shell|java)\s+script|script\s+(?:that|to|which)\b|\b(?:user\s+stor(?:y|ies)|cover\s+letter|function\s+description|meta\s+description|commit\s+message)/giu;

/** Whether somebody wants something made up: stories, verse, characters, speeches. */
export function isCreativeWriting(asked: Asked): boolean {
  const text = withoutFences(asked.prompts.join("\n")).replace(notArt, " ");
  const found = countMatches(text, creative);
  return found >= 2 || (found === 1 && !isCoding(asked) && !isMath(asked));
}
