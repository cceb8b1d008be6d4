import { findCapital } from "./capitals.ts";
import { sentencesOf, stem, wordsOf } from "./words.ts";

/** Short statements written for this line-up. Each key is a set of words that must all be in the question. */
const statements: [keys: string, statement: string][] = [
  [
    "photosynthesis",
    "**Photosynthesis** is how plants, algae and some bacteria turn light, water and carbon dioxide into sugar and oxygen. It happens in the chloroplasts, whose green pigment, chlorophyll, catches the light.",
  ],
  [
    "gravity",
    "**Gravity** is the attraction between things that have mass. On Earth it speeds a falling body up by about 9.8 metres per second every second; Einstein describes it as the bending of space and time by mass.",
  ],
  [
    "sky blue",
    "The sky is blue because air scatters short (blue) wavelengths of sunlight far more than long (red) ones, so blue light reaches your eye from every direction. At sunset the light crosses more air, and mostly red is left.",
  ],
  [
    "speed light",
    "Light travels at exactly **299,792,458 metres per second** in a vacuum, about 300,000 kilometres every second.",
  ],
  [
    "speed sound",
    "Sound travels at about **343 metres per second** in dry air at 20 °C, and more than four times as fast in water.",
  ],
  ["distance moon", "The Moon is about **384,400 kilometres** away on average."],
  ["far moon", "The Moon is about **384,400 kilometres** away on average."],
  [
    "distance sun",
    "The Sun is about **149.6 million kilometres** away; its light needs a little over eight minutes to reach us.",
  ],
  [
    "far sun",
    "The Sun is about **149.6 million kilometres** away; its light needs a little over eight minutes to reach us.",
  ],
  [
    "many planets",
    "The solar system has **eight planets**: Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune. Pluto has counted as a dwarf planet since 2006.",
  ],
  ["largest planet", "**Jupiter** is the largest planet of the solar system, about eleven times as wide as Earth."],
  ["biggest planet", "**Jupiter** is the largest planet of the solar system, about eleven times as wide as Earth."],
  ["smallest planet", "**Mercury** is the smallest planet of the solar system, and the closest to the Sun."],
  ["closest planet sun", "**Mercury** is the planet closest to the Sun; it goes round once every 88 days."],
  ["red planet", "**Mars** is called the red planet: iron oxide, which is rust, colours its dust."],
  [
    "black hole",
    "A **black hole** is a region where so much mass is packed so tightly that nothing, not even light, gets out again. Many form when very heavy stars collapse.",
  ],
  [
    "atom",
    "An **atom** is the smallest piece of a chemical element: a nucleus of protons and neutrons with electrons around it. The number of protons says which element it is.",
  ],
  [
    "molecule",
    "A **molecule** is two or more atoms held together by chemical bonds, such as H₂O: two of hydrogen and one of oxygen.",
  ],
  [
    "dna",
    "**DNA** is the long, double-stranded molecule that stores a living thing's genetic instructions, written in four bases: adenine, thymine, guanine and cytosine.",
  ],
  [
    "evolution",
    "**Evolution** is the change in living populations over generations. Variants that leave more offspring become more common, which Darwin and Wallace called natural selection.",
  ],
  [
    "water boil",
    "At sea-level pressure water boils at **100 °C** (212 °F); on a high mountain, where the air presses less, it boils sooner.",
  ],
  ["water freeze", "Water freezes at **0 °C** (32 °F) at ordinary pressure."],
  ["water formula", "Water is **H₂O**: two hydrogen atoms and one oxygen atom."],
  ["chemical symbol gold", "The symbol for gold is **Au**, from the Latin *aurum*."],
  ["chemical symbol silver", "The symbol for silver is **Ag**, from the Latin *argentum*."],
  ["chemical symbol iron", "The symbol for iron is **Fe**, from the Latin *ferrum*."],
  ["chemical symbol sodium", "The symbol for sodium is **Na**, from the Latin *natrium*."],
  ["many bones", "An adult human has **206 bones**; a newborn has more, because several grow together later."],
  ["largest organ", "The **skin** is the body's largest organ."],
  [
    "heart",
    "The human **heart** is a muscle with four chambers. The right side sends blood to the lungs, the left side sends it round the body, roughly 100,000 beats a day.",
  ],
  [
    "vaccine",
    "A **vaccine** shows the immune system a harmless piece or form of a germ, so that it recognises the real one quickly later.",
  ],
  [
    "antibiotics",
    "**Antibiotics** kill bacteria or stop them from growing. They do nothing against viruses, such as those behind a cold.",
  ],
  [
    "rainbow",
    "A **rainbow** forms when sunlight is bent on entering raindrops, reflected at their backs and bent again on leaving; each colour leaves at a slightly different angle, near 42°.",
  ],
  [
    "tide",
    "**Tides** come mostly from the Moon's gravity pulling a little harder on the near side of the Earth than on the far side; the Sun adds about half as much.",
  ],
  [
    "season",
    "The **seasons** come from the tilt of the Earth's axis, about 23.4°: each half of the world leans towards the Sun for part of the year.",
  ],
  [
    "earthquake",
    "An **earthquake** is the shaking released when rock on either side of a fault slips after strain has built up, usually where tectonic plates meet.",
  ],
  [
    "volcano",
    "A **volcano** is an opening through which molten rock, ash and gas reach the surface, mostly along the edges of tectonic plates.",
  ],
  ["highest mountain", "**Mount Everest** is the highest mountain above sea level, at about 8,849 metres."],
  ["tallest mountain", "**Mount Everest** is the highest mountain above sea level, at about 8,849 metres."],
  ["largest ocean", "The **Pacific** is the largest ocean and covers about a third of the planet."],
  [
    "longest river",
    "The **Nile** (about 6,650 km) is usually named as the longest river; by some measurements the **Amazon** is longer.",
  ],
  ["largest country", "**Russia** is the largest country by area, about 17 million square kilometres."],
  ["smallest country", "**Vatican City** is the smallest country, less than half a square kilometre."],
  [
    "many continents",
    "Most English-speaking schools teach **seven continents**: Africa, Antarctica, Asia, Australia (Oceania), Europe, North America and South America.",
  ],
  ["largest animal", "The **blue whale** is the largest animal known to have lived; it can reach about 30 metres."],
  [
    "fastest animal",
    "The **peregrine falcon** is the fastest in a dive, above 300 km/h; on land it is the **cheetah**, near 100 km/h.",
  ],
  [
    "first moon",
    "**Neil Armstrong** was the first person to walk on the Moon, on 20 July 1969 (21 July in Universal Time).",
  ],
  ["wrote hamlet", "*Hamlet* was written by **William Shakespeare**, around 1600."],
  ["wrote romeo", "*Romeo and Juliet* was written by **William Shakespeare**, in the 1590s."],
  ["wrote pride prejudice", "*Pride and Prejudice* was written by **Jane Austen** and published in 1813."],
  ["painted mona lisa", "The *Mona Lisa* was painted by **Leonardo da Vinci**, begun around 1503."],
  [
    "telephone invent",
    "**Alexander Graham Bell** received the first patent for the telephone in 1876; Meucci, Gray and Reis had worked on similar devices.",
  ],
  [
    "print press",
    "**Johannes Gutenberg** built a printing press with movable metal type in Mainz around 1450; movable type was known in China and Korea centuries earlier.",
  ],
  [
    "world war ii end",
    "The Second World War ended in Europe on **8 May 1945** and, with Japan's surrender, on **2 September 1945**.",
  ],
  [
    "world war 2 end",
    "The Second World War ended in Europe on **8 May 1945** and, with Japan's surrender, on **2 September 1945**.",
  ],
  ["world war i start", "The First World War began on **28 July 1914** and ended on 11 November 1918."],
  ["world war 1 start", "The First World War began on **28 July 1914** and ended on 11 November 1918."],
  ["berlin wall fall", "The Berlin Wall was opened on **9 November 1989**."],
  [
    "french revolution",
    "The **French Revolution** began in 1789, when the Estates-General met and the Bastille was stormed (14 July).",
  ],
  ["prime number", "A **prime number** is a whole number above 1 that only 1 and itself divide: 2, 3, 5, 7, 11 …"],
  [
    "pythagoras",
    "**Pythagoras' theorem**: in a right triangle the squares on the two short sides add up to the square on the long one, a² + b² = c².",
  ],
  [
    "pythagorean",
    "**Pythagoras' theorem**: in a right triangle the squares on the two short sides add up to the square on the long one, a² + b² = c².",
  ],
  ["pi digits", "π begins **3.14159265358979**; its digits never end and never repeat in a cycle."],
  ["value pi", "π is about **3.14159265358979**, the ratio of a circle's circumference to its diameter."],
  [
    "algorithm",
    "An **algorithm** is a finite list of unambiguous steps that turns an input into an output, like a recipe precise enough for a machine.",
  ],
  [
    "recursion",
    "**Recursion** is solving a problem by reducing it to a smaller copy of itself, down to a case simple enough to answer directly.",
  ],
  [
    "machine learning",
    "**Machine learning** is fitting a program's parameters to examples instead of writing its rules by hand, in the hope that it also does well on examples it has not seen.",
  ],
  [
    "language model",
    "A **language model** assigns probabilities to the next piece of text given what came before; writing means drawing from those probabilities again and again.",
  ],
  [
    "api",
    "An **API** is an agreed way for one program to ask another for something: which requests exist, what they take and what they return.",
  ],
  [
    "binary search",
    "**Binary search** finds an item in a sorted list by looking at the middle and discarding the half that cannot contain it. A million items take about twenty looks.",
  ],
  [
    "inflation",
    "**Inflation** is a general rise in prices over time, so that the same money buys less. It is usually measured on a basket of everyday goods.",
  ],
  [
    "democracy",
    "**Democracy** is government in which power comes from the people, usually through free elections, with rights that protect minorities.",
  ],
  [
    "blockchain",
    "A **blockchain** is a list of records in which each block carries a fingerprint of the one before, so that nobody can quietly rewrite the past.",
  ],
  [
    "haiku what",
    "A **haiku** is a short Japanese form; in English it is usually written in three lines of 5, 7 and 5 syllables.",
  ],
];

const keyed = statements.map(([keys, statement]) => ({ keys: keys.split(" ").map(stem), statement }));

/** The most specific statement whose key words are all in the question. */
export function findFact(question: string): string | undefined {
  const lower = question.slice(0, 400).toLowerCase();
  const capital = findCapital(lower);
  if (capital) return capital;
  for (const sentence of sentencesOf(lower)) {
    const statement = findStatement(sentence);
    if (statement) return statement;
  }
  return undefined;
}

function findStatement(lower: string): string | undefined {
  const stems = new Set(wordsOf(lower).map(stem));
  const isShort = stems.size <= 14;
  return keyed
    .filter(({ keys }) => isShort && keys.every((key) => stems.has(key)))
    .sort((a, b) => b.keys.length - a.keys.length)[0]?.statement;
}
