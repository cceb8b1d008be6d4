import { add, divide, multiply, parseDecimal, rational, subtract, type Rational } from "./rational.ts";

export interface Unit {
  dimension: string;
  /** How it is written after a number. */
  symbol: string;
  /** How much of the dimension's base unit one of it is, exactly; `offset` is added first (temperatures). */
  size: Rational;
  offset: Rational;
}

/** dimension → "symbol = size: other names"; sizes are exact by definition of the units, a fraction where one is needed. */
const table: Record<string, string> = {
  length: `m = 1: metre metres meter meters mtr | km = 1000: kilometre kilometres kilometer kilometers kms | cm = 0.01: centimetre centimetres centimeter centimeters cms
    mm = 0.001: millimetre millimetres millimeter millimeters | µm = 0.000001: um micron microns micrometre micrometres micrometer micrometers | nm = 1e-9: nanometre nanometres nanometer nanometers
    mi = 1609.344: mile miles | yd = 0.9144: yard yards yds | ft = 0.3048: foot feet ′ ' | in = 0.0254: inch inches ″ "
    nmi = 1852: nautical_mile nautical_miles | ly = 9460730472580800: light_year light_years light-year light-years lightyear lightyears | au = 149597870700: astronomical_unit astronomical_units`,
  mass: `kg = 1: kilogram kilograms kilogramme kilogrammes kilo kilos kgs | g = 0.001: gram grams gramme grammes | mg = 0.000001: milligram milligrams | t = 1000: tonne tonnes metric_ton metric_tons
    lb = 0.45359237: lbs pound pounds | oz = 0.028349523125: ounce ounces | st = 6.35029318: stone stones | short_tons = 907.18474: short_ton ton tons us_ton us_tons`,
  volume: `L = 1: l litre litres liter liters | mL = 0.001: ml millilitre millilitres milliliter milliliters cc | cL = 0.01: cl centilitre centilitres centiliter centiliters | dL = 0.1: dl decilitre decilitres deciliter deciliters
    m³ = 1000: m3 cubic_metre cubic_metres cubic_meter cubic_meters | cm³ = 0.001: cm3 cubic_centimetre cubic_centimetres cubic_centimeter cubic_centimeters | ft³ = 28.316846592: ft3 cubic_foot cubic_feet
    US_gal = 3.785411784: gallon gallons gal us_gallon us_gallons | qt = 0.946352946: quart quarts | US_pt = 0.473176473: pint pints pt us_pint us_pints | cups = 0.2365882365: cup
    fl_oz = 0.0295735295625: fluid_ounce fluid_ounces floz | tbsp = 0.01478676478125: tablespoon tablespoons tbs | tsp = 0.00492892159375: teaspoon teaspoons
    imp_gal = 4.54609: imperial_gallon imperial_gallons uk_gallon uk_gallons | imp_pt = 0.56826125: imperial_pint imperial_pints uk_pint uk_pints`,
  temperature: `K = 1: kelvin kelvins | °C = 1 + 273.15: c celsius centigrade degrees_celsius degree_celsius degrees_c degc ℃ | °F = 5/9 + 459.67: f fahrenheit degrees_fahrenheit degree_fahrenheit degrees_f degf ℉`,
  speed: `m/s = 1: mps metres_per_second meters_per_second metre_per_second meter_per_second | km/h = 5/18: kmh kph kmph kilometres_per_hour kilometers_per_hour kilometre_per_hour kilometer_per_hour | mph = 0.44704: mi/h miles_per_hour mile_per_hour
    kn = 463/900: knot knots kt kts | ft/s = 0.3048: fps feet_per_second foot_per_second`,
  time: `s = 1: sec secs second seconds | ms = 0.001: millisecond milliseconds | min = 60: mins minute minutes | h = 3600: hr hrs hour hours | days = 86400: day d | weeks = 604800: week wk wks
    fortnights = 1209600: fortnight | months = 2629746: month | years = 31556952: year yr yrs | decades = 315569520: decade | centuries = 3155695200: century`,
  "data size": `B = 1: byte bytes | bits = 1/8: bit | kB = 1000: kb KB kilobyte kilobytes | MB = 1000000: mb megabyte megabytes | GB = 1e9: gb gigabyte gigabytes | TB = 1e12: tb terabyte terabytes | PB = 1e15: pb petabyte petabytes
    KiB = 1024: kib kibibyte kibibytes | MiB = 1048576: mib mebibyte mebibytes | GiB = 1073741824: gib gibibyte gibibytes | TiB = 1099511627776: tib tebibyte tebibytes
    kbit = 125: kilobit kilobits Kb | Mbit = 125000: Mb megabit megabits | Gbit = 125000000: Gb gigabit gigabits`,
  area: `m² = 1: m2 m^2 sqm sq_m square_metre square_metres square_meter square_meters | km² = 1000000: km2 km^2 sq_km sqkm square_kilometre square_kilometres square_kilometer square_kilometers | cm² = 0.0001: cm2 cm^2 sq_cm square_centimetre square_centimetres square_centimeter square_centimeters
    ha = 10000: hectare hectares | acres = 4046.8564224: acre | ft² = 0.09290304: ft2 ft^2 sqft sq_ft square_foot square_feet | in² = 0.00064516: in2 sq_in square_inch square_inches
    yd² = 0.83612736: sq_yd square_yard square_yards | mi² = 2589988.110336: mi2 sq_mi square_mile square_miles`,
  energy: `J = 1: joule joules | kJ = 1000: kj kilojoule kilojoules | cal = 4.184: calorie calories | kcal = 4184: kilocalorie kilocalories | Wh = 3600: watt_hour watt_hours | kWh = 3600000: kwh kilowatt_hour kilowatt_hours kilowatt-hour kilowatt-hours`,
};

const zero = rational(0n);
export const allUnits: Unit[] = [];
const byName = new Map<string, Unit>();

for (const [dimension, lines] of Object.entries(table)) {
  for (const entry of lines.split(/\s*[|\n]\s*/)) {
    const [, symbol, size, offset, names] = /^(\S+) = ([\d.e/-]+)(?: \+ ([\d.]+))?: (.+)$/.exec(entry) ?? [];
    const unit: Unit = {
      dimension,
      symbol: symbol.replaceAll("_", " "),
      size: readFraction(size),
      offset: offset ? readFraction(offset) : zero,
    };
    allUnits.push(unit);
    for (const name of [symbol, ...names.split(" ")]) byName.set(name.replaceAll("_", " "), unit);
  }
}

function readFraction(text: string): Rational {
  const [top, bottom = "1"] = text.split("/");
  return divide(parseDecimal(top) ?? zero, parseDecimal(bottom) ?? rational(1n));
}

const escape = (name: string) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const written = [...byName.keys()]
  .filter((name) => name !== "in" && /[\w²³]$/.test(name))
  .sort((a, b) => b.length - a.length);
const anyUnit = new RegExp(
  `(?<![\\p{L}])(?:${written.map(escape).join("|")})(?![\\p{L}\\p{N}²³^])|℃|℉|(?<=\\d)[′'″"]`,
  "giu",
);

/** One marked unit in a line that went through `markUnits`. "in" stays as it is: it is an inch only after a number. */
export const unitPattern = "(?:⟦\\d+⟧|\\bin\\b)";

/** Puts ⟦7⟧ for each unit's name, so that the patterns above it stay small: naming 200 units in each cost 100 ms to compile. */
export function markUnits(line: string): string {
  return line.replace(/[⟦⟧]/g, "").replace(anyUnit, (name) => {
    const unit = findUnit(name);
    return unit ? `⟦${allUnits.indexOf(unit)}⟧` : name;
  });
}

/** The unit behind a mark, or "in". */
export function markedUnit(mark: string): Unit | undefined {
  return /\d/.test(mark) ? allUnits[Number(mark.replace(/\D/g, ""))] : findUnit("in");
}

/** Case matters where it tells units apart (Mb and MB); elsewhere it does not. */
export function findUnit(name: string): Unit | undefined {
  const plain = name.replace(/\s+/g, " ").trim();
  return byName.get(plain) ?? byName.get(plain.toLowerCase());
}

/** "1 day" and "2 days"; symbols such as kg stay as they are. */
export function withUnit(amount: string, { symbol }: Unit): string {
  return `${amount} ${amount === "1" && /\w{3}s$/.test(symbol) ? symbol.slice(0, -1) : symbol}`;
}

export function toBase(amount: Rational, unit: Unit): Rational {
  return multiply(add(amount, unit.offset), unit.size);
}

export function fromBase(base: Rational, unit: Unit): Rational {
  return subtract(divide(base, unit.size), unit.offset);
}

/** Neighbours worth a row in the table under a conversion, per dimension. */
export const companions: Record<string, string[]> = {
  length: ["km", "m", "mi", "ft", "in", "cm"],
  mass: ["kg", "g", "lb", "oz"],
  volume: ["L", "mL", "US gal", "cups", "fl oz"],
  temperature: ["°C", "°F", "K"],
  speed: ["km/h", "m/s", "mph", "kn"],
  time: ["s", "min", "h", "days", "weeks"],
  "data size": ["B", "kB", "MB", "GB", "MiB", "GiB"],
  area: ["m²", "ha", "acres", "ft²", "km²"],
  energy: ["kJ", "kcal", "kWh"],
};
