// prettier-ignore
const capitals: Record<string, string> = {
  argentina: "Buenos Aires", australia: "Canberra", austria: "Vienna", belgium: "Brussels", brazil: "Brasília", canada: "Ottawa",
  chile: "Santiago", china: "Beijing", colombia: "Bogotá", cuba: "Havana", denmark: "Copenhagen", egypt: "Cairo",
  ethiopia: "Addis Ababa", finland: "Helsinki", france: "Paris", germany: "Berlin", ghana: "Accra", greece: "Athens",
  hungary: "Budapest", iceland: "Reykjavík", india: "New Delhi", indonesia: "Jakarta", iran: "Tehran", iraq: "Baghdad",
  ireland: "Dublin", italy: "Rome", japan: "Tokyo", kenya: "Nairobi", mexico: "Mexico City", mongolia: "Ulaanbaatar",
  morocco: "Rabat", nepal: "Kathmandu", netherlands: "Amsterdam", "new zealand": "Wellington", nigeria: "Abuja", norway: "Oslo",
  pakistan: "Islamabad", peru: "Lima", philippines: "Manila", poland: "Warsaw", portugal: "Lisbon", romania: "Bucharest",
  russia: "Moscow", "saudi arabia": "Riyadh", senegal: "Dakar", "south korea": "Seoul", spain: "Madrid", sweden: "Stockholm",
  switzerland: "Bern", thailand: "Bangkok", turkey: "Ankara", ukraine: "Kyiv", "united kingdom": "London", uk: "London",
  "united states": "Washington, D.C.", usa: "Washington, D.C.", us: "Washington, D.C.", vietnam: "Hanoi",
};

/** Answers "capital of Peru" and "Lima is the capital of?"; nothing for a country not on the list. */
export function findCapital(lower: string): string | undefined {
  if (!/\bcapital\b/.test(lower)) return undefined;
  const country = Object.keys(capitals).find((name) => new RegExp(`\\b${name}\\b`).test(lower));
  if (country) return `The capital of ${writeCountry(country)} is **${capitals[country]}**.`;
  const entry = Object.entries(capitals).find(([, city]) => lower.includes(city.toLowerCase()));
  return entry && `**${entry[1]}** is the capital of ${writeCountry(entry[0])}.`;
}

function writeCountry(name: string): string {
  const title = name.length <= 3 ? name.toUpperCase() : name.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
  return /^(?:netherlands|philippines|united|uk|us)/.test(name) ? `the ${title}` : title;
}
