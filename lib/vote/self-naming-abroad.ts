/**
 * How an assistant speaks of itself in other languages: the words before its name, the words that say who made it, and
 * those that make it somebody else or nobody, such as "not" and "I work at". Each language is a pattern's source, for
 * letters of either case.
 */
interface Tongue {
  /** "I am", "my name is": right before a name, with fillers between. */
  am: string;
  /** "I was": before words of making. */
  was: string;
  /** "developed", "trained", "a model of": near the name of a maker. */
  made: string;
  /** "created me". */
  madeMe: string;
  not: string;
}

/** A word of a script that separates words. */
const word = (source: string) => `(?<!\\p{L})(?:${source})(?!\\p{L})`;

const tongues: Tongue[] = [
  {
    am: word("ich\\s+bin|ich\\s+hei(?:ß|ss)e|mein\\s+name\\s+ist|man\\s+nennt\\s+mich"),
    was: word("ich\\s+(?:bin|wurde)"),
    made: word("entwickelt\\p{L}*|trainiert\\p{L}*|erstellt\\p{L}*|geschaffen\\p{L}*|sprachmodell|ki-modell|ki|modell"),
    madeMe: word("(?:hat|haben)\\s+mich|mich"),
    not: word("nicht|kein\\p{L}*|arbeite|mitarbeiter\\p{L}*|angestellt\\p{L}*|ingenieur\\p{L}*"),
  },
  {
    am: word("je\\s+suis|je\\s+m['’]appelle|mon\\s+nom\\s+est"),
    was: word("je\\s+suis|j['’]ai\\s+été"),
    made: word("développée?s?|entraînée?s?|créée?s?|conçue?s?|modèle|intelligence\\s+artificielle|ia"),
    madeMe: word("m['’](?:a|ont)"),
    not: word("pas|ni|jamais|ingénieure?|employée?|travaille"),
  },
  {
    am: word("soy|me\\s+llamo|mi\\s+nombre\\s+es"),
    was: word("soy|fui|he\\s+sido"),
    made: word("desarrollad[oa]s?|entrenad[oa]s?|cread[oa]s?|diseñad[oa]s?|modelo|inteligencia\\s+artificial|ia"),
    madeMe: word("me\\s+(?:cre[oó]|entren[oó]|desarroll[oó])"),
    not: word("no|ni|nunca|ingenier[oa]|emplead[oa]|trabajo"),
  },
  {
    am: word("(?:eu\\s+)?sou|(?:o\\s+)?meu\\s+nome\\s+é|me\\s+chamo|chamo-me"),
    was: word("sou|fui"),
    made: word("desenvolvid[oa]s?|treinad[oa]s?|criad[oa]s?|modelo|inteligência\\s+artificial|ia"),
    madeMe: word("me\\s+(?:criou|treinou|desenvolveu)"),
    not: word("não|nem|nunca|engenheir[oa]|funcionári[oa]|trabalho"),
  },
  {
    am: word("(?:io\\s+)?sono|mi\\s+chiamo|il\\s+mio\\s+nome\\s+è"),
    was: word("sono(?:\\s+stat[oa])?"),
    made: word("sviluppat[oa]|addestrat[oa]|creat[oa]|progettat[oa]|modello|intelligenza\\s+artificiale|ia"),
    madeMe: word("mi\\s+ha(?:nno)?"),
    not: word("non|né|mai|ingegnere|dipendente|lavoro"),
  },
  {
    am: word("ik\\s+ben|ik\\s+heet|mijn\\s+naam\\s+is"),
    was: word("ik\\s+(?:ben|werd)"),
    made: word("ontwikkeld|getraind|gemaakt|taalmodel|ai-model"),
    madeMe: word("(?:heeft|hebben)\\s+mij|mij"),
    not: word("niet|geen|werk|medewerker"),
  },
  {
    am: word("jestem|nazywam\\s+się|mam\\s+na\\s+imię"),
    was: word("jestem|zostałem|zostałam"),
    made: word("stworzon\\p{L}*|opracowan\\p{L}*|wytrenowan\\p{L}*|wyszkolon\\p{L}*|model\\p{L}*"),
    madeMe: word("mnie"),
    not: word("nie|pracuję|inżynierem"),
  },
  {
    am: `${word("меня\\s+зовут|мо[её]\\s+имя")}\\s*[—–-]?|(?<!\\p{L})я\\s*[—–-]?`,
    was: word("я|меня|был[аи]?"),
    made: word("создан\\p{L}*|разработан\\p{L}*|обучен\\p{L}*|модел\\p{L}*"),
    madeMe: word("меня\\s+(?:создал|разработал|обучил)\\p{L}*"),
    not: word("не|ни|работаю|сотрудник\\p{L}*|инженер"),
  },
  {
    am: word("ben(?:im\\s+ad[ıi]m)?|ad[ıi]m"),
    was: word("ben"),
    made: word("geliştiril\\p{L}*|eğitil\\p{L}*|oluşturul\\p{L}*|model\\p{L}*"),
    madeMe: word("beni"),
    not: word("değil\\p{L}*|çalışıyorum|mühendis\\p{L}*"),
  },
  {
    am: word("(?:tôi|mình|tên\\s+tôi)\\s+là"),
    was: word("tôi|mình"),
    made: word("phát\\s+triển|tạo\\s+ra|huấn\\s+luyện|đào\\s+tạo|mô\\s+hình"),
    madeMe: word("(?:tạo\\s+ra|phát\\s+triển)\\s+tôi"),
    not: word("không|làm\\s+việc|kỹ\\s+sư"),
  },
  {
    am: word("(?:saya|aku)(?:\\s+adalah)?|nama\\s+saya(?:\\s+adalah)?"),
    was: word("saya|aku"),
    made: word("dikembangkan|dibuat|dilatih|diciptakan|model\\s+bahasa"),
    madeMe: word("(?:membuat|melatih)\\s+saya"),
    not: word("bukan|tidak|bekerja|karyawan"),
  },
  {
    am: "أنا|اسمي",
    was: "أنا",
    made: "طور\\p{L}*|تطوير\\p{L}*|تدريب\\p{L}*|دربت\\p{L}*|نموذج",
    madeMe: "(?:طورتني|دربتني|أنشأتني)",
    not: "لست|ليس|أعمل|مهندس",
  },
  {
    am: "मैं|मेरा\\s+नाम",
    was: "मैं|मुझे",
    made: "बनाया|विकसित|प्रशिक्षित|मॉडल",
    madeMe: "मुझे",
    not: "नहीं|काम\\s+करता|काम\\s+करती|इंजीनियर",
  },
  {
    am: "我是|我叫|我的名字是|我的名字叫|我就是",
    was: "我是?由?",
    made: "开发|訓練|训练|研发|開發|创造|創造|推出|打造|构建|模型",
    madeMe: "(?:开发|创造|训练|開發|創造|訓練)了?我",
    not: "不是|并非|並非|不属于|员工|員工|工作|工程师|工程師|用户|使用",
  },
  {
    am: "(?:私|わたし|僕|俺)(?:は|の名前は)",
    was: "(?:私|わたし|僕)は",
    made: "開発|訓練|トレーニング|作られ|作成|学習|モデル",
    madeMe: "私を(?:開発|作|訓練)",
    not: "ではな|ではあり|じゃな|働|勤め|社員|使って",
  },
  {
    am: "(?:저는|나는|전|제\\s*이름은)",
    was: "저는|나는|저를",
    made: "개발|훈련|만든|만들|학습|모델",
    madeMe: "저를",
    not: "아니|아닙|일합니다|일하|근무|직원|사용",
  },
];

/** Between "I am" and a name, in any of them. */
const fillers =
  '(?:(?:ein|eine|un|une|uma|um|una|o|a|el|la|le|il|的|一个|一個|名为|叫做|asistente|assistente|assistent\\p{L}*|asystent\\p{L}*|modelo|modell|modèle|model|modello|virtual|virtuell\\p{L}*|IA|KI|AI|ассистент|модель|языковая|большая|trợ\\s+lý|asisten|de|di|du|von|[,，、—–「“"«*-])\\s*){0,8}';

/** A sentence that names its speaker by a name or by its maker, unless it says no. */
interface Abroad {
  names: RegExp;
  unless: RegExp;
}

/** Patterns for names given as sources: those of assistants, and those of assistants or makers. */
export function patternsAbroad(assistant: string, either: string): Abroad[] {
  return tongues.map(({ am, was, made, madeMe, not }) => {
    const caseless = (source: string) => `(?i:${source})`;
    const names = [
      `${caseless(`(?:${am})\\s*${fillers}`)}${assistant}`,
      `${caseless(`(?:${was})[^.!?。！？\\n]{0,60}?(?:${made})[^.!?。！？\\n]{0,40}?`)}${either}`,
      `${caseless(`(?:${was})[^.!?。！？\\n]{0,40}?`)}${either}${caseless(`[^.!?。！？\\n]{0,20}?(?:${made})`)}`,
      `${caseless(`(?:${madeMe})[^.!?。！？\\n]{0,20}?`)}${either}`,
      `${either}${caseless(`[^.!?。！？\\n]{0,20}?(?:${madeMe})(?:[^.!?。！？\\n]{0,12}?(?:${made}))`)}`,
    ];
    return { names: new RegExp(names.join("|"), "u"), unless: new RegExp(not, "iu") };
  });
}
