import { expect, test } from "vitest";
import { tagBattle } from "#lib/tagging/categories.ts";
import type { Topic } from "#lib/tagging/topics.ts";
import { testLabelled } from "../support/labelled-sets.ts";

const silent = { a: { text: "" }, b: { text: "" } };
const tags = (prompt: string) => tagBattle([{ prompt, answers: silent }]).categories;

/** Own cases, written by hand: what each tagger must find, and what it must leave alone. */
const cases: Partial<Record<Topic, { is: string[]; isNot: string[] }>> = {
  coding: {
    is: [
      "How do I atomically compare and swap an integer in C++?",
      "What does .NET's garbage collector do with pinned objects?",
      "for (let i = 0; i < n; i++) {\n  total += rows[i];\n}\nWhy is this slow?",
      "Schreibe ein Skript, das alle Dateien eines Ordners umbenennt.",
      "写一个函数，反转链表",
      "Why does my SQL join return duplicates?",
      "Is a hash map faster than a binary tree here?",
    ],
    isNot: [
      "Write a movie script about two brothers.",
      "Which snake is bigger, the anaconda or the boa?",
      "How does unity among people grow?",
      "What is a good name for a coffee from Java island?",
      "Why do cats purr?",
      "Plan a week of exercise for me.",
    ],
  },
  math: {
    is: [
      "Find the derivative of x^2 * sin(x).",
      "A train leaves at 9:00 at 80 km/h and another at 10:00 at 120 km/h. When do they meet, and how far is it?",
      "If 3 pens cost $4.50, how much do 8 pens cost?",
      "Решите уравнение x^2 - 5x + 6 = 0.",
      "求函数 f(x)=x^3-3x 的极值",
      "Berechne die Wahrscheinlichkeit, zweimal hintereinander eine Sechs zu würfeln.",
      "Is every continuous function on [0,1] bounded? Prove it.",
      "Una caja tiene 12 manzanas y 8 peras. ¿Cuántas frutas hay en 7 cajas?",
      "What is 17 * 23?",
    ],
    isNot: [
      "What time does the shop open?",
      "Who won the world cup in 1998 and in 2002?",
      "Write a story about 2 brothers and 3 dragons who are 100 years old.",
      "Tell me about the history of Rome.",
      "Give me 5 names for a dog.",
      "How many people work at your favourite museum?",
    ],
  },
  "creative-writing": {
    is: [
      "Write a limerick about a cat who codes in Python.",
      "Pretend you are a pirate and tell me about your day.",
      "Erzähl mir ein Märchen über einen Fuchs.",
      "Écris un poème sur la mer.",
      "写一首关于秋天的诗",
      "Напиши сказку про ёжика.",
      "Continue this story: The door creaked open.",
      "Take on the role of a medieval blacksmith. What do you sell?",
    ],
    isNot: [
      "Write a bash script that counts lines.",
      "Write a cover letter for a nurse.",
      "What is the tallest building in the world?",
      "Explain photosynthesis.",
      "Summarise the causes of the First World War.",
    ],
  },
  "instruction-following": {
    is: [
      "Describe Rome in exactly three sentences.",
      "Answer only with yes or no: is water wet?",
      "List five fruits, one per line, without using the letter a.",
      "Explain gravity. Rules: no adjectives, at most 50 words.",
      "Give me a table in markdown of the planets and their moons.",
      "请用不超过50字介绍北京",
    ],
    isNot: [
      "Why is the sky blue?",
      "What is the difference between a crocodile and an alligator?",
      "Tell me about the moon landing.",
      "Is it safe to eat mushrooms from the forest?",
    ],
  },
  "hard-prompt": {
    is: [
      "Our API server in Go leaks 20 MB an hour under load. Explain how to find the leak with pprof, then write a fix.",
      "Prove that there are infinitely many primes of the form 4k+3, and compare your proof with Euclid's. State every " +
        "lemma that you use, give its proof as well, and explain why the same idea fails for 4k+1.",
      "Design a schema for a hospital's appointments in PostgreSQL with at least 5 tables, explain each index, and " +
        "write the queries for our monthly report.",
    ],
    isNot: [
      "Hi!",
      "What is the capital of France?",
      "Tell me a joke.",
      "How do I kill a Python process?",
      "Why do cats purr?",
    ],
  },
};

for (const [topic, { is, isNot }] of Object.entries(cases)) {
  test.each(is)(`%j is ${topic}`, (prompt) => {
    expect(tags(prompt)).toContain(topic);
  });
  test.each(isNot)(`%j is not ${topic}`, (prompt) => {
    expect(tags(prompt)).not.toContain(topic);
  });
}

testLabelled<{ label: string; prompt: string }>(
  "most of Arena-Hard's prompts are filed under what they are labelled, and few under another",
  ["arena-hard-v2-a.jsonl"],
  (prompts) => {
    const tagged = prompts.map(({ label, prompt }) => ({ label: label.replace("_", "-"), tags: tags(prompt) }));
    const share = (topic: string, isOwn: boolean) => {
      const those = tagged.filter(({ label }) => (label === topic) === isOwn);
      return those.filter((one) => one.tags.includes(topic)).length / those.length;
    };
    for (const [topic, least, most] of [
      ["coding", 0.8, 0.15],
      ["math", 0.65, 0.1],
      ["creative-writing", 0.8, 0.05],
    ] as const) {
      expect(share(topic, true), topic).toBeGreaterThanOrEqual(least);
      expect(share(topic, false), topic).toBeLessThanOrEqual(most);
    }
  },
);
