/** Small bars over years, drawn as SVG; what they say stands in the text beside them. */

interface BarsProps {
  years: readonly number[];
  counts: ReadonlyMap<number, number>;
  peak: number;
  family: string;
}

const STEP = 4;
const HEIGHT = 18;

export function Bars({ years, counts, peak, family }: BarsProps) {
  if (!years.length) return null;
  const width = years.length * STEP;
  return (
    <svg
      class={`bars ${family}`}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      aria-hidden="true"
    >
      <line x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {years.map((year, index) => {
        const count = counts.get(year) ?? 0;
        if (!count) return null;
        // The root keeps ones visible beside many.
        const height = Math.max(3, Math.sqrt(count / peak) * (HEIGHT - 2));
        return (
          <rect
            key={year}
            x={index * STEP}
            y={HEIGHT - 1 - height}
            width={STEP - 1}
            height={height}
          />
        );
      })}
    </svg>
  );
}
