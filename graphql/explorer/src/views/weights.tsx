/** What a piece of evidence of each kind counts in the ranking. */
import { label, messages } from "../messages";
import { change, view } from "../state/location";

export function Weights({ kinds }: { kinds: readonly string[] }) {
  const say = messages.value;
  const { weights } = view.value;
  const set = (kind: string, value: number) => {
    const { [kind]: _, ...others } = weights;
    change({ weights: value === 1 ? others : { ...others, [kind]: value } }, true);
  };
  return (
    <details class="part">
      <summary>{say.weights}</summary>
      <div class="sheet">
        <p class="sheet-title">{say.scoreMethod}</p>
        {kinds.map((kind) => (
          <label class="weight" key={kind}>
            <span>{label(say.kind, kind)}</span>
            <input
              type="range"
              min="0"
              max="9"
              step="1"
              aria-label={say.weight(label(say.kind, kind))}
              value={weights[kind] ?? 1}
              onChange={(event) => set(kind, Number(event.currentTarget.value))}
            />
            <output>{weights[kind] ?? 1}</output>
          </label>
        ))}
        <button type="button" class="plain" onClick={() => change({ weights: {} })}>
          {say.weightsReset}
        </button>
      </div>
    </details>
  );
}
