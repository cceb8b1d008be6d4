/** What colours stand for, on one line inside the picture, so that it goes along into files. */
export function Legend({ entries, x, y }: { entries: { name: string; colour: string }[]; x: number; y: number }) {
  // About as wide as the letters are; a little too much room does no harm.
  const widths = entries.map(({ name }) => 30 + name.length * 6.4);
  return (
    <g fontSize="12" fill="var(--muted-foreground)">
      {entries.map(({ name, colour }, i) => {
        const from = widths.slice(0, i).reduce((sum, width) => sum + width, x);
        return (
          <g key={name}>
            <circle cx={from + 5} cy={y} r={5} fill={colour} />
            <text x={from + 15} y={y} dy="0.35em">
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
