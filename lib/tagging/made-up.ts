import { withoutFences } from "./prose.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

/** What is invented whenever somebody asks for one. */
const fiction =
  "(?:(?:short\\s+|fictional\\s+|love\\s+|horror\\s+|bedtime\\s+)*stor(?:y|ies)(?!\\s*(?:points?|board))|poems?|poetry|haikus?|sonnets?|limericks?|ballads?|songs?|lyrics|rap|novels?|novella|screenplays?|movie\\s+script|monologues?|fan\\s*fic(?:tion)?s?|fairy\\s*tales?|fables?|parod(?:y|ies)|skits?|backstor(?:y|ies)|greentext|vignettes?|villanelle|acrostic)";
const artwork =
  "(?:tales?|verses?|chapters?|scenes?|scripts?|plays?|dialogues?|conversation|fiction|jokes?|sketch|episode|character(?:s|\\s+(?:profile|description|sheet))?|world(?:-?building)?|myths?|legends?|diary|diaries|journal|letters?|e-?mails?|speech(?:es)?|essays?|blog\\s+posts?|headlines?|slogans?|taglines?|titles?|names\\s+for|prompts?\\s+for\\s+(?:midjourney|stable|an?\\s+image)|descriptions?|articles?|synopsis|plot|premise|trailer|roast|obituary|eulogy|toast|prose|narrative|intro(?:duction)?|caption|riddles?|match|fight|battle|timeline|alternate\\s+history|crossover|anime|sitcom|campaign|adventure|spell|monster|(?:descriptive|opening)\\s+paragraph)";
const creates =
  "(?:write|compose|create|craft|make\\s+up|invent|imagine|tell\\s+me|tell|generate|draft|continue|rewrite|rephrase|make|come\\s+up\\s+with|give\\s+me|develop|describe|pen|design|narrate|expand|construct)";
const between = "[^.!?\\n]{0,120}?\\s";
const role =
  "(?:role-?\\s?play\\w*|pretend\\s+(?:yourself\\s+)?(?:to\\s+be|you(?:'re|\\s+are))|(?:embrace|take\\s+on|assume|play)\\s+the\\s+(?:role|persona|character)\\s+of|embody\\s+the\\s+persona|picture\\s+yourself|imagine\\s+yourself|suppose\\s+you\\s+are|speak\\s+like)";

const surely = anyOf(
  `\\b${creates}\\b${between}${fiction}\\b`,
  `\\b${role}\\b|\\b(?:rhym(?:e|es|ed|ing)|once\\s+upon\\s+a\\s+time|isekai|dungeons?\\s+(?:&|and)\\s+dragons|plot\\s+twist|protagonist|antagonist|limerick)\\b`,
);
const perhaps = anyOf(
  `\\b${creates}\\b${between}${artwork}\\b`,
  "\\b(?:creative(?:ly)?\\s+writ\\w+|act\\s+as|in\\s+the\\s+(?:style|voice)\\s+of|fiction(?:al)?|main\\s+character|villain|storyline|imagine\\s+(?:you|that|a|if)|narrator|dialogue\\s+between|lyrics|poem|sonnet|haiku|short\\s+story|screenplay|fan\\s*fic\\w*)\\b",
  "\\b(?:story|stories|poem|song|lyrics|scene|episode|plot|novel|fan\\s*fic\\w*|monologue|sketch|crossover|battle|fight|letter|speech)\\s+(?:about|of|where|in\\s+which|between|for|with|from|that|starring|featuring)\\b|\\balternate\\s+(?:universe|history|timeline)\\b|\\bcontinue\\s+(?:this|the|my)\\s+(?:story|scene|tale|text|chapter|song|poem|dialogue|role)\\b",
  // Works of art by their names in other languages, which ask for one wherever they stand in a prompt.
  "(?<!\\p{L})(?:cuentos?|poemas?|poes[ií]as?|canci[oó]n|historia\\s+(?:de|sobre|corta|en)|relatos?|guion|novelas?|chistes?|discurso|diálogos?|personajes?|campaña\\s+publicitaria|post\\s+de\\s+instagram|invent[ea]|fict[ií]ci[oa]s?|redação|contos?|músicas?|letra\\s+de|roteiro|personagens?|piadas?|crônica|soneto)(?!\\p{L})",
  "(?<!\\p{L})(?:(?:kurz)?geschichten?|gedichte?s?|erzählung|märchen|lied(?:text)?|drehbuch|roman|witze?|rede\\s+für|rollenspiel|reime?|histoires?|poèmes?|contes?|chanson|paroles|prémisse|personnages?|scénario|blagues?|nouvelle\\s+sur|imagine\\s+une?|racconto|storia|poesia|canzone|favola|sceneggiatura|barzelletta|filastrocca|personaggi[o]?|verhaal|gedicht|sprookje|liedje|grap)(?!\\p{L})",
  "(?<!\\p{L})(?:opowiadani[ea]|wiersz|bajk[aęi]|piosenk[aęi]|histori[aęi]|powieś[ćc]|dowcip|příběh|povídk\\p{L}*|pohádk\\p{L}*|báse[ňn]|pís(?:eň|ničk\\p{L}*)|pesm[aeu]|priče?|prič[au]|pjesm[aeu]|poveste|poezi\\p{L}|cântec|hikaye|şiir|masal|şarkı|senaryo|fıkra|tarina|runo|laulu|mese|vers(?:et|et)?|történet|novell[aá]t?|berättelse|dikt|saga|historie|eventyr|digt|ιστορία|ποίημα|παραμύθι)(?!\\p{L})",
  "(?<!\\p{L})(?:thơ|bài\\s+(?:hát|rap|văn|thơ)|truyện|câu\\s+chuyện|kịch\\s+bản|tiểu\\s+thuyết|nhân\\s+vật|cerita|cerpen|puisi|pantun|lagu|dongeng|naskah)(?!\\p{L})",
  "(?<!\\p{L})(?:придума\\p{L}*|сценари\\p{L}*|песн\\p{L}*|истори[юя]|напиши\\s+письмо|четверостиш\\p{L}*|рассказ\\p{L}*|стих\\p{L}*|сказк\\p{L}*|сочини\\p{L}*|поэм\\p{L}*|допиши|роман|фанфик|анекдот\\p{L}*|шутк\\p{L}*|диалог|персонаж\\p{L}*|вірш\\p{L}*|казк\\p{L}*|оповідан\\p{L}*|пісн\\p{L}*|разказ|приказк\\p{L}*)(?!\\p{L})",
  "(?:写一(?:篇|首|个|段|封)|编一?个|故事|诗|詩|小说|小說|作文|文案|歌词|歌詞|剧本|劇本|台词|台詞|笑话|对联|散文|童话|续写|扮演|あらすじ|ラノベ|キャラクター|コピーライター|ブログ|話を|物語|小説|俳句|脚本|台本|童話|설정|가사|노래|대본|글을|이야기|소설|시를|동화|대사|캐릭터|써\\s*줘|סיפור|שיר|מחזה|בדיחה|قصة|قصيدة|حكاية|شعر|داستان|کہانی|कहानी|कविता|गीत|গল্প|কবিতা|கதை|కథ|นิทาน|เรื่องสั้น|กลอน|แต่ง)",
);
const notArt =
  /\b(?:python|bash|shell|sql|power\s?shell|java)\s+script|script\s+(?:that|to|which)\b|\b(?:user\s+stor(?:y|ies)|cover\s+letter|function\s+description|meta\s+description|commit\s+message|(?:api|unit)\s+\w+\s+descriptions?|song\s+recommendations?|(?:news|short)\s+letter)\b/giu;

const spoken = ({ prompts }: Asked) => withoutFences(prompts.join("\n")).replace(notArt, " ");

/** Whether somebody wants what nobody would write without inventing it: a story, a verse, a part to play. */
export const isMadeUp = (asked: Asked): boolean => countMatches(spoken(asked), surely) >= 1;

/** In how many places a prompt speaks of inventing, for sure or perhaps. */
export function countInventions(asked: Asked): number {
  const text = spoken(asked);
  return countMatches(text, surely) + countMatches(text, perhaps);
}
