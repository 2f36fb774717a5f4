/** From which year to which: two sliders over the years there are, and all years again. */
import { messages } from "../messages";
import { change, view } from "../state/location";

export function YearRange({ years }: { years: readonly number[] }) {
  const say = messages.value;
  const first = years[0];
  const last = years[years.length - 1];
  if (first === undefined || last === undefined) return <p class="quiet">{say.unknownYear}</p>;
  const { since, until } = view.value;
  const from = since ?? first;
  const to = until ?? last;
  const set = (low: number, high: number) =>
    change({ since: low <= first ? null : low, until: high >= last ? null : high, cell: "" }, true);
  return (
    <div class="range">
      <label>
        <span>{say.from}</span>
        <input
          type="range"
          min={first}
          max={last}
          value={from}
          onChange={(event) =>
            set(Number(event.currentTarget.value), Math.max(to, Number(event.currentTarget.value)))
          }
        />
        <output>{from}</output>
      </label>
      <label>
        <span>{say.to}</span>
        <input
          type="range"
          min={first}
          max={last}
          value={to}
          onChange={(event) =>
            set(
              Math.min(from, Number(event.currentTarget.value)),
              Number(event.currentTarget.value),
            )
          }
        />
        <output>{to}</output>
      </label>
      <button type="button" class="plain" onClick={() => set(first, last)}>
        {say.allYears}
      </button>
    </div>
  );
}
