/** Why a conversation is not published by itself, whatever its voter chose. */
export const flags = ["minors", "sexual", "hate", "threat", "self-harm"] as const;
export type Flag = (typeof flags)[number];

const young =
  "(?:child(?:ren)?|minors?|under-?age(?:d)?|pre-?teens?|toddlers?|infants?|school ?(?:girl|boy)s?|lolis?|shotas?|(?:[1-9]|1[0-7])[- ]?(?:year[- ]?olds?|yo|y/o)|little (?:girl|boy)s?)";
const explicit =
  "(?:sex(?:ual(?:ly)?)?|nudes?|naked|porn\\w*|erotic\\w*|blow ?jobs?|hand ?jobs?|cum(?:shot|ming)?|orgasm\\w*|masturbat\\w*|penis|cock|vagina|pussy|molest\\w*|rap(?:e|ed|ing))";
const apart = "[\\s\\S]{0,60}?";

/** Few and blunt: these keep a text from being published, they accuse nobody. A moderation model sees more. */
const patterns: Record<Flag, RegExp[]> = {
  minors: [
    new RegExp(
      `\\b${young}\\b${apart}\\b(?:nudes?|naked|porn\\w*|erotic\\w*|blow ?jobs?|hand ?jobs?|cum(?:shot|ming)|masturbat\\w*|cock|pussy)\\b`,
      "iu",
    ),
    new RegExp(
      `\\b(?:nudes? of|naked|porn\\w*|erotic\\w*|sex with|sexual(?:ly)? (?:explicit|story|scene)|molest\\w*)\\b${apart}\\b${young}\\b`,
      "iu",
    ),
    /\bchild ?porn\w*|\bcsam\b|\bjailbait\b/iu,
  ],
  sexual: [
    /\b(?:cum ?shots?|blow ?jobs?|hand ?jobs?|gang ?bang\w*|deep ?throat\w*|creampies?|(?:fuck|suck|lick)(?:ing|ed|s)? (?:me|her|his|my|your) (?:cock|dick|pussy|ass|tits|hard)|hardcore porn|tentacle porn)\b/iu,
    new RegExp(
      `\\b(?:write|describe|continue|generate|role-?play)\\b${apart}\\b(?:smut|porn\\w*|erotica|explicit sex\\w*|hentai)\\b`,
      "iu",
    ),
    new RegExp(`\\b${explicit}\\b${apart}\\b(?:cock|pussy|tits|cum(?:shot|ming)?)\\b`, "iu"),
  ],
  hate: [
    /\bn[i1!]gg(?:er|ers|a[sz]?)\b|\bf[a4]gg?[o0]ts?\b|\bk[i1]kes?\b|\bsp[i1]cs\b|\bch[i1]nks?\b|\bwetbacks?\b|\btrann(?:y|ies)\b|\bragheads?\b|\bpaki(?:s)?\b|\bsand ?n[i1]gg\w+/iu,
    /\b(?:gas|exterminate|eradicate|kill|hang|burn|deport) (?:all |every |the )(?:jews?|muslims?|blacks?|gays?|immigrants?|women|christians?|gypsies|arabs?|whites?)\b/iu,
    /\b(?:jews?|muslims?|blacks?|gays?|immigrants?|women|gypsies|arabs?) (?:are|is) (?:all )?(?:vermin|subhuman|animals|parasites|rats|cockroaches)\b/iu,
  ],
  threat: [
    /\bI(?:['’]m| am|['’]ll| will) (?:going to |gonna )?(?:kill|murder|shoot|stab|bomb|strangle|rape) (?:you|him|her|them|everyone|every(?:body)?|my (?:wife|husband|ex|boss|teacher|neighbou?r|parents|mother|father|girlfriend|boyfriend)|the (?:school|office))\b/iu,
  ],
  "self-harm": [
    /\bI (?:want|need|plan|am going|['’]?m going|have decided|would like) to (?:kill myself|end my (?:own )?life|die by suicide|commit suicide|hurt myself|cut myself)\b/iu,
    /\b(?:how (?:do|can|should) I|best way to|painless way to|easiest way to) (?:kill myself|end my (?:own )?life|commit suicide)\b/iu,
  ],
};

/** What speaks against publishing a text; nothing, for nearly all. */
export function flagsOf(text: string): Flag[] {
  return flags.filter((flag) => patterns[flag].some((pattern) => pattern.test(text)));
}
