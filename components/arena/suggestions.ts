/** Prompts to begin with: short, of many kinds, each with room for a better and a worse answer. */
const suggestions = [
  "Explain why the sky is blue to a curious eight-year-old.",
  "A train leaves at 9:40 and takes 2 h 35 min. When does it arrive?",
  "Write a haiku about a laptop that will not wake up.",
  "Give me three dinners from chickpeas, rice and spinach.",
  "What is the difference between a virus and a bacterium?",
  "Write a polite e-mail asking a neighbour to be quieter at night.",
  "How do I reverse a linked list? Show it in Python.",
  "Plan a rainy Sunday with two children and no money.",
  "What is 17 % of 2,340?",
  "Convert 72 °F to °C.",
  "Summarise the plot of Romeo and Juliet in five sentences.",
  "Make the case for and against a four-day working week.",
  "Write a regular expression for dates like 2024-03-09 and explain it.",
  "I keep putting off a difficult phone call. What should I do?",
  "Explain the Monty Hall problem so that I finally believe it.",
  "Name a few birds I might hear before dawn, and how to tell them apart.",
  "What should I check before I buy a used bicycle?",
  "Write the opening paragraph of a mystery set in a lighthouse.",
  "How many weekdays are there in a leap year that begins on a Monday?",
  "Translate “The early bird catches the worm” into three languages.",
  "Explain recursion without using the word “recursion”.",
  "How does a heat pump warm a house when it is cold outside?",
  "Compare tea and coffee in a small table.",
  "Solve x² − 5x + 6 = 0 and show each step.",
] as const;

/** A few different suggestions; `random` gives an integer from 0 up to, not including, its argument. */
export function pickSuggestions(count: number, random: (below: number) => number): string[] {
  const left: string[] = [...suggestions];
  return Array.from({ length: count }, () => left.splice(random(left.length), 1)[0]);
}
