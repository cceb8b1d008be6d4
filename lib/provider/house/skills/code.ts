import { earlierPrompts, type Ask, type Skill } from "../ask.ts";

interface Task {
  name: string;
  asks: RegExp;
  note: string;
  in: Record<string, string>;
}

const tasks: Task[] = [
  {
    name: "FizzBuzz",
    asks: /fizz ?buzz/,
    note: "Multiples of three give Fizz, of five Buzz, of both FizzBuzz.",
    in: {
      python:
        'for n in range(1, 101):\n    word = ("Fizz" if n % 3 == 0 else "") + ("Buzz" if n % 5 == 0 else "")\n    print(word or n)',
      javascript:
        'for (let n = 1; n <= 100; n++) {\n  const word = (n % 3 === 0 ? "Fizz" : "") + (n % 5 === 0 ? "Buzz" : "");\n  console.log(word || n);\n}',
      go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfor n := 1; n <= 100; n++ {\n\t\tswitch {\n\t\tcase n%15 == 0:\n\t\t\tfmt.Println("FizzBuzz")\n\t\tcase n%3 == 0:\n\t\t\tfmt.Println("Fizz")\n\t\tcase n%5 == 0:\n\t\t\tfmt.Println("Buzz")\n\t\tdefault:\n\t\t\tfmt.Println(n)\n\t\t}\n\t}\n}',
    },
  },
  {
    name: "Fibonacci numbers",
    asks: /fibonacci/,
    note: "Two variables are enough, so it takes linear time and constant memory.",
    in: {
      python: "def fibonacci(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a",
      javascript:
        "function fibonacci(n) {\n  let [a, b] = [0, 1];\n  for (let i = 0; i < n; i++) [a, b] = [b, a + b];\n  return a;\n}",
      rust: "fn fibonacci(n: u32) -> u64 {\n    let (mut a, mut b) = (0, 1);\n    for _ in 0..n {\n        (a, b) = (b, a + b);\n    }\n    a\n}",
    },
  },
  {
    name: "factorial",
    asks: /factorial/,
    note: "The empty product is 1, so `factorial(0)` is 1.",
    in: {
      python:
        "def factorial(n):\n    result = 1\n    for k in range(2, n + 1):\n        result *= k\n    return result",
      javascript:
        "function factorial(n) {\n  let result = 1;\n  for (let k = 2; k <= n; k++) result *= k;\n  return result;\n}",
    },
  },
  {
    name: "palindrome test",
    asks: /palindrome/,
    note: "Case, spaces and punctuation are ignored.",
    in: {
      python:
        "def is_palindrome(text):\n    letters = [c.lower() for c in text if c.isalnum()]\n    return letters == letters[::-1]",
      javascript:
        'function isPalindrome(text) {\n  const letters = [...text.toLowerCase()].filter((c) => /[\\p{L}\\p{N}]/u.test(c));\n  return letters.join("") === letters.reverse().join("");\n}',
    },
  },
  {
    name: "reversing a string",
    asks: /revers\w*(?:\s\w+){0,3}\s(?:string|text|word|list|array)|(?:string|list|array) revers/,
    note: "It works on characters as the language sees them; joined emoji may come apart.",
    in: {
      python: "def reverse(text):\n    return text[::-1]",
      javascript: 'function reverse(text) {\n  return [...text].reverse().join("");\n}',
      java: "static String reverse(String text) {\n    return new StringBuilder(text).reverse().toString();\n}",
    },
  },
  {
    name: "prime test",
    asks: /\bprimes?\b/,
    note: "No divisor above the square root needs to be tried.",
    in: {
      python:
        "def is_prime(n):\n    if n < 2:\n        return False\n    d = 2\n    while d * d <= n:\n        if n % d == 0:\n            return False\n        d += 1\n    return True",
      javascript:
        "function isPrime(n) {\n  if (n < 2) return false;\n  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;\n  return true;\n}",
    },
  },
  {
    name: "binary search",
    asks: /binary search/,
    note: "The list must be sorted; the result is −1 when the item is missing.",
    in: {
      python:
        "def binary_search(items, wanted):\n    low, high = 0, len(items) - 1\n    while low <= high:\n        middle = (low + high) // 2\n        if items[middle] == wanted:\n            return middle\n        if items[middle] < wanted:\n            low = middle + 1\n        else:\n            high = middle - 1\n    return -1",
      javascript:
        "function binarySearch(items, wanted) {\n  let [low, high] = [0, items.length - 1];\n  while (low <= high) {\n    const middle = (low + high) >> 1;\n    if (items[middle] === wanted) return middle;\n    if (items[middle] < wanted) low = middle + 1;\n    else high = middle - 1;\n  }\n  return -1;\n}",
    },
  },
  {
    name: "sorting",
    asks: /\bsort/,
    note: "Merge sort: split, sort both halves, merge. It takes n log n steps and keeps equal items in order.",
    in: {
      python:
        "def merge_sort(items):\n    if len(items) < 2:\n        return items\n    middle = len(items) // 2\n    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])\n    merged = []\n    while left and right:\n        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))\n    return merged + left + right",
      javascript:
        "function mergeSort(items) {\n  if (items.length < 2) return items;\n  const middle = items.length >> 1;\n  const left = mergeSort(items.slice(0, middle));\n  const right = mergeSort(items.slice(middle));\n  const merged = [];\n  while (left.length && right.length) merged.push(left[0] <= right[0] ? left.shift() : right.shift());\n  return [...merged, ...left, ...right];\n}",
    },
  },
  {
    name: "greatest common divisor",
    asks: /\bgcd\b|common divisor/,
    note: "Euclid's algorithm: replace the larger number by the remainder until nothing is left.",
    in: {
      python: "def gcd(a, b):\n    while b:\n        a, b = b, a % b\n    return abs(a)",
      javascript: "function gcd(a, b) {\n  while (b) [a, b] = [b, a % b];\n  return Math.abs(a);\n}",
    },
  },
  {
    name: "hello world",
    asks: /hello,? world/,
    note: "Run it and it greets you.",
    in: {
      python: 'print("Hello, world!")',
      javascript: 'console.log("Hello, world!");',
      bash: 'echo "Hello, world!"',
      c: '#include <stdio.h>\n\nint main(void) {\n    puts("Hello, world!");\n    return 0;\n}',
      go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello, world!")\n}',
      java: 'public class Hello {\n    public static void main(String[] args) {\n        System.out.println("Hello, world!");\n    }\n}',
      rust: 'fn main() {\n    println!("Hello, world!");\n}',
    },
  },
  {
    name: "summing a list",
    asks: /\b(?:sum|add|average|mean)\b.*\b(?:list|array|numbers)\b/,
    note: "The average of an empty list is undefined, so check for that first.",
    in: {
      python: "def total_and_mean(numbers):\n    total = sum(numbers)\n    return total, total / len(numbers)",
      javascript:
        "function totalAndMean(numbers) {\n  const total = numbers.reduce((sum, n) => sum + n, 0);\n  return [total, total / numbers.length];\n}",
    },
  },
];

const languages: [string, RegExp][] = [
  ["javascript", /\b(?:javascript|js|typescript|ts|node)\b/],
  ["python", /\bpython\b|\bpy\b/],
  ["rust", /\brust\b/],
  ["go", /\b(?:golang|in go)\b/],
  ["java", /\bjava\b/],
  ["bash", /\b(?:bash|shell)\b/],
  ["c", /\bin c\b(?![+#])/],
  ["C++", /\bc\+\+/],
  ["C#", /\bc#/],
  ["another language", /\b(?:ruby|php|swift|kotlin|haskell|scala|perl|lua|sql|matlab)\b|\bin r\b/],
];

const mentionsCode = /\b(?:code|function|program|script|implement|algorithm|snippet|write|show|give)\b/;

export const writeCode: Skill = (ask) => {
  const wanted = languages.find(([, pattern]) => pattern.test(ask.lower))?.[0];
  const task = tasks.find((candidate) => candidate.asks.test(ask.lower));
  if (task) {
    const isAsked =
      wanted !== undefined ||
      (mentionsCode.test(ask.lower) && !/\b(?:poem|story|essay|haiku|email)\b/.test(ask.lower)) ||
      /^fizz ?buzz\W*$/.test(ask.lower);
    return isAsked ? show(task, wanted ?? "python") : undefined;
  }
  return wanted &&
    /^(?:and |now |ok |okay )*(?:what about |how about |the same |do it |can you do it )?(?:in |using )?\S+(?: please)?\W*$/.test(
      ask.lower,
    )
    ? continueTask(ask, wanted)
    : undefined;
};

/** "and in JavaScript?" asks for the last snippet again. */
function continueTask(ask: Ask, language: string): string | undefined {
  for (const { text } of earlierPrompts(ask)) {
    const task = tasks.find((candidate) => candidate.asks.test(text.slice(0, 500).toLowerCase()));
    if (task) return show(task, language);
  }
  return undefined;
}

function show(task: Task, language: string): string {
  const known = language in task.in ? language : "python";
  const apology =
    known === language
      ? ""
      : `I do not have this one in ${/^[a-z]+$/.test(language) ? language : language.replace("another", "that other")}, so here it is in Python.\n\n`;
  return `${apology}\`\`\`${known}\n${task.in[known]}\n\`\`\`\n\n${task.note}`;
}
