/** Which of a network is shown, as chips that can each be taken back; and what was picked. */
import { messages } from "../messages";
import type { Network, NetworkFilter } from "../model/network";
import { collection, keep } from "../state/collections";
import { change, view } from "../state/location";
import { plainName } from "./link";

/** The filter that the address names. */
export function networkFilter(): NetworkFilter {
  const { degree, core, around, only, without } = view.value;
  const [id, steps] = around.split(" ");
  return { degree, core, only, without, around: id ? { id, steps: Number(steps) || 1 } : null };
}

export function NetworkFilters({ whole }: { whole: Network }) {
  const say = messages.value.network;
  const { degree, core, around, only, without } = networkFilter();
  const center = around && whole.nodes.get(around.id);
  const chips: [string, () => void][] = [];
  if (degree > 1) chips.push([`${say.degree}: ${degree}`, () => change({ degree: 0 })]);
  if (core > 1) chips.push([`${say.core}: ${core}`, () => change({ core: 0 })]);
  if (around && center)
    chips.push([say.around(plainName(center), around.steps), () => change({ around: "" })]);
  if (only.length) chips.push([say.only(only.length), () => change({ only: [] })]);
  if (without.length) chips.push([say.without(without.length), () => change({ without: [] })]);
  if (!chips.length) return null;
  return (
    <ul class="chips" aria-label={messages.value.filters}>
      {chips.map(([name, clear]) => (
        <li key={name}>
          <button type="button" onClick={clear} aria-label={messages.value.remove(name)}>
            {name} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What can be done with all that is picked. */
export function Picked() {
  const say = messages.value;
  const { picked, without } = view.value;
  if (!picked.length) return null;
  return (
    <section class="picked" aria-label={say.network.picked(picked.length)}>
      <p role="status">{say.network.picked(picked.length)}</p>
      <p>
        <button type="button" onClick={() => change({ only: picked, picked: [] })}>
          {say.network.showOnly}
        </button>
        <button
          type="button"
          onClick={() => change({ without: [...new Set([...without, ...picked])], picked: [] })}
        >
          {say.network.leaveOut}
        </button>
        <button type="button" onClick={() => keep([...new Set([...collection.value, ...picked])])}>
          {say.collect}
        </button>
        <button type="button" class="plain" onClick={() => change({ picked: [] })}>
          {say.clear}
        </button>
      </p>
    </section>
  );
}
