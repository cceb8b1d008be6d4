import { allLocales } from "@faker-js/faker";

/** Words that are names somewhere, and in most texts something else: titles, places, colours, months, words of headings. */
const seldomNames = new Set(
  (
    "Abbey Angel April Art August Autumn Baron Bay Beverly Bishop Black Blue Brown Captain Carolina Case Chance Chase China Christian City Count Cruz Dame Day " +
    "Dean Duke Easter Earl East El Emerald Faith Ford Forest Forrest Friday General Georgia Golden Grace Grant Gray Green Grove Hall Harbor Heaven Hill Hills Holy " +
    "Hope India Israel Job Jordan Joy Judge June Justice King Lady Lake Lane Lion Long Lord Love Lion Major Mark Marshal May Melody Mercy Miles Miss Monday " +
    "Mountain Mr Mrs New North Park Pearl Pope Price Prince Princess Queen Red River Rose Royal Saint San Santa Savannah Senator Sierra Sir Sky South " +
    "Star Stone Street Summer Sunday Sydney Temple Trinity University Victoria Virginia Washington West White Will Wilder Winter Wood Young"
  ).split(" "),
);

interface Listed {
  generic?: readonly string[];
  female?: readonly string[];
  male?: readonly string[];
}

function gather(list: "first_name" | "last_name"): Set<string> {
  const names = new Set<string>();
  for (const { person } of Object.values(allLocales)) {
    const { generic = [], female = [], male = [] }: Listed = person?.[list] ?? {};
    for (const name of [...generic, ...female, ...male]) names.add(name.normalize("NFC"));
  }
  return names;
}

/** Some 24,000 given names and 19,000 family names of seventy countries and languages. */
const given = gather("first_name");
const family = gather("last_name");

/** Countries in English: people also write to them, and put them last in an address. */
export const countries = ["USA", "UK", "England", "Scotland", "Wales", ...(allLocales.en.location?.country ?? [])]
  .map(String)
  .filter((country) => /^[\p{L} ]+$/u.test(country));
const isCountry = new Set(countries);

/** A word that was called a name and cannot be one: it is everyday's or a country's, and in no list. */
export const isNoName = (word: string) =>
  word.length < 3 || isCountry.has(word) || (isEverydayWord(word) && !given.has(word) && !family.has(word));

export const isGivenName = (word: string) => given.has(word.normalize("NFC")) && !seldomNames.has(word);

/** Six thousand everyday words of English: a family name that is none of them is hardly a heading. */
const everyday = new Set(Object.values(allLocales.en.word ?? {}).flatMap((words) => words ?? []));

export const isEverydayWord = (word: string) =>
  everyday.has(word.toLowerCase().replace(/s$/, "")) || everyday.has(word.toLowerCase()) || seldomNames.has(word);

/** How family names end that are in no list because there are too many of them: Hoffmann is listed, Guðmundsdóttir is not. */
const familyEnding =
  /(?:dóttir|dottir|sson|sdotter|ová|ská|ovič|ević|ović|[čćž]ić|wicz|wski|wska|cki|cka|ński|ńska|enko|adze|shvili|yan|opoulos|oglu|oğlu|quist|qvist|ström|strøm|berg|bäck|mann|stein|ssen|ersen|nen|[^aeiou]ova|[^aeiou]eva|yev|yeva|ov|esc?u)$/u;

/** No word of English ends like these, so that whatever stands before with a capital is a given name. */
const plainlyFamily =
  /(?:dóttir|dottir|sdotter|ová|ovič|ević|ović|[čćž]ić|wicz|wski|wska|ński|ńska|enko|shvili|opoulos|oğlu|qvist|ström|strøm|elsen|nsen|rsen|stad|mberg|ffmann|zmann|nov|nova|rov|rova|lov|lova|kov|kova|yev|yeva)$/u;

export const isPlainlyFamilyName = (word: string) => plainlyFamily.test(word) && !seldomNames.has(word);

export const isFamilyName = (word: string) => family.has(word.normalize("NFC")) || familyEnding.test(word);

/** Names that everybody knows tell nobody anything: people of history, the news and the arts, and of fiction. */
const wellKnown = new Set(
  (
    "Abraham Lincoln|Ada Lovelace|Adam Smith|Adele Adkins|Adolf Hitler|Agatha Christie|Alan Turing|Albert Camus|Albert Einstein|Alexander Hamilton|" +
    "Alexander Graham Bell|Alfred Hitchcock|Amy Winehouse|Angela Merkel|Anne Frank|Anna Karenina|Antonio Vivaldi|Arthur Conan Doyle|Arthur Schopenhauer|Ayn Rand|" +
    "Barack Obama|Benjamin Franklin|Bernie Sanders|Bertrand Russell|Beyoncé Knowles|Bill Clinton|Bill Gates|Billie Eilish|Bob Dylan|Bob Marley|Bob Ross|Boris Johnson|Brad Pitt|" +
    "Bruce Wayne|Bruce Lee|Bruno Mars|Carl Jung|Carl Sagan|Charles Babbage|Charles Darwin|Charles Dickens|Charlie Chaplin|Christopher Columbus|Christopher Nolan|Claude Monet|" +
    "Claude Shannon|Cristiano Ronaldo|Dan Brown|Daniel Kahneman|David Attenborough|David Bowie|David Hume|Diego Maradona|Donald Knuth|Donald Trump|Donald Duck|Douglas Adams|" +
    "Edgar Allan Poe|Edvard Munch|Edward Snowden|Elizabeth Bennet|Elon Musk|Elvis Presley|Emily Brontë|Emily Dickinson|Emma Stone|Emma Watson|Emmanuel Macron|Ernest Hemingway|" +
    "Ernest Rutherford|Fidel Castro|Florence Nightingale|Francis Bacon|Francis Crick|Frank Herbert|Franklin Roosevelt|Franz Kafka|Freddie Mercury|Freddy Krueger|Frida Kahlo|" +
    "Friedrich Engels|Friedrich Nietzsche|Galileo Galilei|Gary Kasparov|Garry Kasparov|Genghis Khan|Geoffrey Hinton|George Bush|George Clooney|George Lucas|George Orwell|" +
    "George Washington|Gilbert Lewis|Grace Hopper|Greta Thunberg|Hans Christian Andersen|Hannah Arendt|Harper Lee|Harrison Ford|Harry Potter|Harry Styles|Harry Truman|Henry Ford|" +
    "Hermione Granger|Hillary Clinton|Homer Simpson|Immanuel Kant|Indiana Jones|Isaac Asimov|Isaac Newton|James Bond|James Cameron|James Joyce|James Watson|Jane Austen|Jane Eyre|" +
    "Jason Voorhees|Jean Piaget|Jeff Bezos|Jim Carrey|Jim Morrison|Jimi Hendrix|Joe Biden|Joe Rogan|Johann Sebastian Bach|Johannes Kepler|Johannes Vermeer|John Adams|John Doe|" +
    "John Green|John Henry|John Kennedy|John Keynes|John Lennon|John Locke|John Milton|John Smith|John Snow|Jon Snow|Jane Doe|John Steinbeck|John Wick|Johnny Cash|Johnny Depp|Jordan Peterson|Joseph Stalin|" +
    "Julius Caesar|Justin Bieber|Kamala Harris|Kanye West|Karl Marx|Karl Popper|Kim Kardashian|King David|King Kong|Kurt Cobain|Kurt Vonnegut|Lady Gaga|Larry Page|Leo Tolstoy|" +
    "Leonardo da Vinci|Leonardo DiCaprio|Leonhard Euler|Lex Luthor|Linus Pauling|Linus Torvalds|Lionel Messi|Lois Lane|Louis Armstrong|Louis Pasteur|Ludwig van Beethoven|Ludwig Wittgenstein|" +
    "Luke Skywalker|Mahatma Gandhi|Malcolm X|Margaret Atwood|Margaret Thatcher|Maria Callas|Marie Curie|Marilyn Monroe|Mario Kart|Mark Twain|Mark Zuckerberg|Martin Heidegger|Martin Luther|" +
    "Martin Luther King|Mary Poppins|Mary Shelley|Max Planck|Michael Faraday|Michael Jackson|Michael Jordan|Michael Myers|Michelle Obama|Mickey Mouse|Miguel de Cervantes|Milton Friedman|" +
    "Minnie Mouse|Mona Lisa|Morgan Freeman|Napoleon Bonaparte|Natalie Portman|Neil Armstrong|Nelson Mandela|Niels Bohr|Nikola Tesla|Noam Chomsky|Olaf Scholz|Oprah Winfrey|" +
    "Oscar Wilde|Pablo Picasso|Paul Dirac|Paul Graham|Paul McCartney|Paulo Coelho|Peter Griffin|Peter Pan|Peter Parker|Phil Collins|Pierre Curie|Pythagoras Samos|Queen Elizabeth|" +
    "Queen Victoria|Rembrandt van Rijn|René Descartes|Richard Dawkins|Richard Feynman|Richard Nixon|Richard Wagner|Robert Frost|Robert Lee|Robert Oppenheimer|Roger Federer|Ronald Reagan|" +
    "Rosa Parks|Roy Rogers|Ryan Reynolds|Salvador Dali|Salvador Dalí|Sam Altman|Scarlett Johansson|Serena Williams|Sherlock Holmes|Sigmund Freud|Simone de Beauvoir|Socrates Plato|Stan Lee|" +
    "Stanley Kubrick|Stephen Hawking|Stephen King|Steve Jobs|Steve Wozniak|Steven Spielberg|Suzanne Collins|Sylvia Plath|Taylor Swift|Theodore Roosevelt|Thomas Edison|Thomas Jefferson|" +
    "Tim Cook|Timothée Chalamet|Tom Cruise|Tom Hanks|Tom Hardy|Tony Stark|Tony Robbins|Usain Bolt|Victor Hugo|Vincent van Gogh|Virginia Woolf|Vladimir Lenin|Vladimir Putin|Volodymyr Zelensky|" +
    "Walt Disney|Walter White|Warren Buffett|Werner Heisenberg|Werner Herzog|William Blake|William Gates|William Shakespeare|Winston Churchill|Wolfgang Amadeus Mozart|Xi Jinping"
  ).split("|"),
);

/** Without a letter in the middle: Franklin D. Roosevelt is Franklin Roosevelt. */
export const isWellKnown = (name: string) =>
  wellKnown.has(name.replaceAll(/ \p{Lu}\.?(?= )/gu, "").replace(/['’]s?$/u, ""));
