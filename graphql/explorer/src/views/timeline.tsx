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
  const families = [...new Set(columns.flatMap(({ parts }) => parts.map(({ family }) => family)))];
  return (
    <>
      <ol class="timeline">
        {columns.map((column) => (
          <Column key={column.year} column={column} peak={peak} few={columns.length <= 16} />
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

function totalOf(column: YearColumn): number {
  return column.parts.reduce((sum, { count }) => sum + count, 0);
}

interface ColumnProps {
  column: YearColumn;
  peak: number;
  few: boolean;
}

function Column({ column, peak, few }: ColumnProps) {
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
          {total > 0 && (
            <span class={few ? "count" : "count minor"} data-count={formats.value.decimal(total)} />
          )}
        </span>
        <span class={year % 5 === 0 ? "label" : few ? "label between" : "label minor"}>{year}</span>
      </button>
    </li>
  );
}
