import { wordsOf } from "./words.ts";

interface Language {
  code: string;
  /** A script only this language uses here, or frequent words that English does not have. */
  script?: RegExp;
  words?: string;
  /** Letters or signs that count as one such word. */
  marks?: RegExp;
  /** "I am a small program; I understand English best, but sums work in any language. Try: …" */
  can: string;
  /** The same honesty, shorter. */
  only: string;
}

const languages: Language[] = [
  {
    code: "ja",
    script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    can: "私は小さなプログラムで、英語が一番得意ですが、計算はどの言語でもできます。例:12 * 7",
    only: "すみません、英語ならもう少しお役に立てます。",
  },
  {
    code: "ko",
    script: /\p{Script=Hangul}/u,
    can: "저는 작은 프로그램이라 영어를 가장 잘 이해하지만, 계산은 어떤 언어로도 할 수 있습니다. 예: 12 * 7",
    only: "죄송하지만 영어로 물어보시면 더 잘 도와드릴 수 있습니다.",
  },
  {
    code: "zh",
    script: /\p{Script=Han}/u,
    can: "我是一个小程序,最懂英语,但任何语言里的算式我都能计算,例如:12 * 7",
    only: "抱歉,用英语提问我能帮得更多。",
  },
  {
    code: "uk",
    script: /[іїєґ]/iu,
    can: "Я невелика програма й найкраще розумію англійську, але рахую будь-якою мовою. Спробуйте: 12 * 7",
    only: "Перепрошую, англійською я допоможу краще.",
  },
  {
    code: "ru",
    script: /\p{Script=Cyrillic}/u,
    can: "Я небольшая программа и лучше всего понимаю английский, но считаю на любом языке. Попробуйте: 12 * 7",
    only: "Извините, по-английски я смогу помочь лучше.",
  },
  {
    code: "el",
    script: /\p{Script=Greek}{2}/u,
    can: "Είμαι ένα μικρό πρόγραμμα και καταλαβαίνω καλύτερα τα αγγλικά, αλλά κάνω πράξεις σε κάθε γλώσσα. Δοκιμάστε: 12 * 7",
    only: "Συγγνώμη, στα αγγλικά μπορώ να βοηθήσω περισσότερο.",
  },
  {
    code: "he",
    script: /\p{Script=Hebrew}/u,
    can: "אני תוכנית קטנה ומבינה בעיקר אנגלית, אבל חישובים אני פותרת בכל שפה. נסו: 12 * 7",
    only: "סליחה, באנגלית אוכל לעזור יותר.",
  },
  {
    code: "fa",
    script: /[پچژگ]/u,
    can: "من برنامه‌ای کوچک هستم و انگلیسی را بهتر می‌فهمم، اما به هر زبانی حساب می‌کنم. مثلاً: 12 * 7",
    only: "ببخشید، به انگلیسی بهتر می‌توانم کمک کنم.",
  },
  {
    code: "ar",
    script: /\p{Script=Arabic}/u,
    can: "أنا برنامج صغير أفهم الإنجليزية أكثر من غيرها، لكنني أحسب بأي لغة. جرّب: 12 * 7",
    only: "عذرًا، أستطيع المساعدة أكثر باللغة الإنجليزية.",
  },
  {
    code: "hi",
    script: /\p{Script=Devanagari}/u,
    can: "मैं एक छोटा प्रोग्राम हूँ और अंग्रेज़ी सबसे अच्छी समझता हूँ, पर हिसाब किसी भी भाषा में कर सकता हूँ। जैसे: 12 * 7",
    only: "क्षमा करें, अंग्रेज़ी में मैं ज़्यादा मदद कर सकता हूँ।",
  },
  {
    code: "th",
    script: /\p{Script=Thai}/u,
    can: "ฉันเป็นโปรแกรมเล็ก ๆ เข้าใจภาษาอังกฤษได้ดีที่สุด แต่คิดเลขได้ทุกภาษา ลองดู: 12 * 7",
    only: "ขออภัย หากถามเป็นภาษาอังกฤษจะช่วยได้มากกว่า",
  },
  {
    code: "es",
    marks: /[¿¡ñ]/i,
    words:
      "el la los las que cómo como qué por para una un es está cuál dónde cuando escribe hola gracias del con quién cuánto puedo hacer quiero puedes explica mi",
    can: "Soy un programa pequeño y entiendo mejor el inglés, pero hago cuentas en cualquier idioma. Prueba: 12 * 7",
    only: "Lo siento, en inglés puedo ayudar un poco más.",
  },
  {
    code: "fr",
    marks: /[çêœù]/i,
    words:
      "le la les des que comment quoi pour une un est où quand écris bonjour merci avec qui quel quelle pourquoi dans c'est qu'est-ce du et je peux tu explique mon",
    can: "Je suis un petit programme et je comprends surtout l'anglais, mais je calcule dans toutes les langues. Essayez : 12 * 7",
    only: "Désolé, je peux aider un peu mieux en anglais.",
  },
  {
    code: "de",
    marks: /[ßäü]/i,
    words:
      "der die das und ist wie was für ein eine nicht warum wann wo schreibe hallo danke mit wer ich kannst über den von man kann erkläre mein zu",
    can: "Ich bin ein kleines Programm und verstehe Englisch am besten, rechne aber in jeder Sprache. Versuchen Sie: 12 * 7",
    only: "Leider kann ich auf Englisch besser helfen.",
  },
  {
    code: "it",
    words: "il lo gli che come cosa per una un è dove quando scrivi ciao grazie con chi quale perché di del della",
    can: "Sono un piccolo programma e capisco meglio l'inglese, ma faccio i conti in ogni lingua. Prova: 12 * 7",
    only: "Mi dispiace, in inglese posso aiutare di più.",
  },
  {
    code: "pt",
    marks: /[ãõ]/i,
    words:
      "o os as que como por para uma um é está onde quando escreva olá obrigado com quem qual porque não você do da",
    can: "Sou um programa pequeno e entendo melhor o inglês, mas faço contas em qualquer língua. Tente: 12 * 7",
    only: "Desculpe, em inglês posso ajudar um pouco mais.",
  },
  {
    code: "nl",
    words: "de het een en is hoe wat voor niet waarom wanneer waar schrijf hallo bedankt met wie ik kun over van",
    can: "Ik ben een klein programma en begrijp Engels het best, maar rekenen kan ik in elke taal. Probeer: 12 * 7",
    only: "Sorry, in het Engels kan ik beter helpen.",
  },
  {
    code: "pl",
    marks: /[łżśąęć]/i,
    words: "jak co to jest dla nie dlaczego kiedy gdzie napisz cześć dziękuję czy się na ile kto",
    can: "Jestem małym programem i najlepiej rozumiem angielski, ale liczę w każdym języku. Spróbuj: 12 * 7",
    only: "Przepraszam, po angielsku pomogę lepiej.",
  },
  {
    code: "tr",
    marks: /[ğış]/i,
    words: "ve bir bu ne nasıl için neden nerede zaman yaz merhaba teşekkürler ile kim mi mı kaç nedir",
    can: "Küçük bir programım ve en iyi İngilizce anlarım, ama her dilde hesap yaparım. Deneyin: 12 * 7",
    only: "Üzgünüm, İngilizce sorarsanız daha çok yardımcı olabilirim.",
  },
  {
    code: "sv",
    marks: /[å]/i,
    words: "och det är hur vad för en ett inte varför när var skriv hej tack med vem jag kan om",
    can: "Jag är ett litet program och förstår engelska bäst, men räknar på alla språk. Prova: 12 * 7",
    only: "Tyvärr kan jag hjälpa bättre på engelska.",
  },
];

const english = new Set(
  "the is a an of to and in what how why who when where you are i do does can please write it for about my".split(" "),
);
const lexicons = languages.map(({ words }) => new Set(words?.split(" ")));

/** The prompt's language when it is plainly one we know and not English; short or mixed prompts count as English. */
export function detectLanguage(text: string): Language | undefined {
  const sample = text.slice(0, 2_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const foreign = sample.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0;
  if (letters > 0 && foreign > letters / 2) return languages.find(({ script }) => script?.test(sample));
  const words = [...new Set(wordsOf(sample).slice(0, 80))];
  const known = words.filter((word) => english.has(word)).length;
  const scores = lexicons.map(
    (lexicon, i) => words.filter((word) => lexicon.has(word)).length + (languages[i].marks?.test(sample) ? 1 : 0),
  );
  const best = Math.max(...scores);
  // One word is enough when a whole sentence holds no English one: "Ich verstehe nur Bahnhof".
  const isPlain = best >= 2 || (best === 1 && known === 0 && words.length >= 4);
  return isPlain && best > known ? languages[scores.indexOf(best)] : undefined;
}
