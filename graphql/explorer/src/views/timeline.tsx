/** Evidence by year and family, as columns; a column filters by its year. */
import { formats, messages } from "../messages";
import { FAMILIES, type Family, familyOf } from "../model/kinds";
import { change, view } from "../state/location";

export interface YearColumn {
  year: number;
  parts: readonly { family: Family; count: number }[];
}

interface Counted {
  year: number | null;
  kind: string | null;
  count: number;
}

/** Columns for all years from the first to the last, also those that hold nothing. */
export function columnsOf(rows: readonly Counted[]): YearColumn[] {
  const dated = rows.flatMap((each) => (each.year === null || !each.count ? [] : [each]));
  const years = dated.map(({ year }) => year as number);
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const counts = new Map<Family, number>();
    for (const { year, kind, count } of dated)
      if (year === first + index) {
        const family = familyOf(kind ?? "");
        counts.set(family, (counts.get(family) ?? 0) + count);
      }
    const parts = (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
      const count = counts.get(family);
      return count ? [{ family, count }] : [];
    });
    return { year: first + index, parts };
  });
}

export function Timeline({ columns }: { columns: readonly YearColumn[] }) {
  const say = messages.value;
  const peak = Math.max(...columns.map(totalOf), 1);
  const step = stepOf(columns);
  const last = columns.at(-1)?.year ?? 0;
  const families = [...new Set(columns.flatMap(({ parts }) => parts.map(({ family }) => family)))];
  return (
    <>
      <ol class={dense(columns) ? "timeline dense" : "timeline"}>
        {columns.map((column) => (
          <Column key={column.year} column={column} peak={peak} {...{ step, last }} />
        ))}
      </ol>
      <ul class="legend" aria-label={say.legend}>
        {families.map((family) => (
          <li key={family}>
            <i class={`mark ${family}`} aria-hidden="true" />
            {say.family[family]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** More columns than these have no room for a number each. */
const ROOM = 40;

function dense(columns: readonly YearColumn[]): boolean {
  return columns.length > ROOM;
}

/** Years from one that is named to the next. */
function stepOf(columns: readonly YearColumn[]): number {
  if (columns.length <= 16) return 1;
  return dense(columns) ? ([10, 20, 50].find((each) => columns.length / each <= 10) ?? 100) : 5;
}

function totalOf(column: YearColumn): number {
  return column.parts.reduce((sum, { count }) => sum + count, 0);
}

interface ColumnProps {
  column: YearColumn;
  peak: number;
  step: number;
  last: number;
}

function Column({ column, peak, step, last }: ColumnProps) {
  const { year, parts } = column;
  const total = totalOf(column);
  const say = messages.value;
  const { since, until } = view.value;
  const alone = since === year && until === year;
  const within = year >= (since ?? year) && year <= (until ?? year);
  const told = parts.map(
    ({ family, count }) => `${say.family[family]} ${formats.value.decimal(count)}`,
  );
  const name = say.timelineBar(year, told.join(", ") || say.nothing);
  return (
    <li>
      <button
        type="button"
        class={within ? "" : "outside"}
        aria-pressed={alone}
        aria-label={name}
        title={name}
        onClick={() => change(alone ? { since: null, until: null } : { since: year, until: year })}
      >
        <span class="stack">
          {parts.map(({ family, count }) => (
            <i key={family} class={family} style={{ height: `${(count / peak) * 86}%` }} />
          ))}
          {total > 0 && step <= 5 && (
            <span
              class={step === 1 ? "count" : "count minor"}
              data-count={formats.value.decimal(total)}
            />
          )}
        </span>
        <span class={labelled(year, step, last)}>{year}</span>
      </button>
    </li>
  );
}

/** How a year is named: where there is little room some give way, and among many most. */
function labelled(year: number, step: number, last: number): string {
  if (step > 5) return year % step === 0 && last - year >= step / 4 ? "label" : "label rare";
  if (year % 5 === 0) return "label";
  return step === 1 ? "label between" : "label minor";
}
