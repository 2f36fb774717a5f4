/** The network as a list, and what is chosen in it: by keyboard all that the picture does by mouse. */
import { useMemo } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { edgeOf, joins, readEdge } from "../model/cell";
import { ordered } from "../model/kinds";
import { degrees, FIRST, type Network, type Point } from "../model/network";
import networkPrice from "../queries/network_price.graphql";
import partnerFacets from "../queries/partner_facets.graphql";
import { useQuery } from "../queries/use_query";
import { change, there, view } from "../state/location";
import { filtersNow } from "./filters_now";
import { KindMark } from "./kind_mark";
import { MOST_PICKED } from "./lasso";
import { Link, Name, plainName } from "./link";
import { MovePad } from "./move_pad";
import { webgl } from "./webgl";
import { Windowed } from "./windowed";

interface Props {
  network: Network;
  starts: readonly string[];
}

/** Pixels; `.network-list li` in the style sheet is made for it. */
const ROW = 52;

export function NetworkList({ network, starts }: Props) {
  const say = messages.value;
  const { chosen, picked } = view.value;
  const counts = useMemo(() => degrees(network), [network]);
  const rows = useMemo(
    () =>
      [...network.nodes.values()].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0)),
    [network],
  );
  return (
    <section aria-label={say.network.list}>
      <h3>{say.network.list}</h3>
      <Windowed
        class="network-list"
        items={rows}
        keyOf={({ id }) => id}
        height={ROW}
        at={chosen ? rows.findIndex(({ id }) => id === chosen) : -1}
      >
        {(each) => (
          <>
            <input
              type="checkbox"
              aria-label={say.network.pick(plainName(each))}
              checked={picked.includes(each.id)}
              disabled={picked.length >= MOST_PICKED && !picked.includes(each.id)}
              onChange={() => change({ picked: toggled(picked, each.id) })}
            />
            <button
              type="button"
              class="plain"
              aria-pressed={each.id === chosen}
              onClick={() => change({ chosen: each.id === chosen ? "" : each.id })}
            >
              <Name of={each} />
              <small>
                {starts.includes(each.id) && `${say.network.seed} · `}
                {label(say.organizationKind, each.kind)} ·{" "}
                {say.network.links(counts.get(each.id) ?? 0)}
              </small>
            </button>
          </>
        )}
      </Windowed>
    </section>
  );
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

interface ChosenProps extends Props {
  fixed: readonly string[];
  places: ReadonlyMap<string, Point>;
}

/** What is chosen: to what it is joined and how, and what an expansion would bring. */
export function Chosen({ network, starts, fixed, places }: ChosenProps) {
  const say = messages.value;
  const { chosen, edge } = view.value;
  const open = readEdge(edge);
  const node = network.nodes.get(chosen);
  if (!node) return <p class="quiet">{say.network.nothing}</p>;
  const links = network.links
    .filter(({ source, target }) => source === chosen || target === chosen)
    .sort((a, b) => b.strength - a.strength);
  return (
    <section class="chosen" aria-label={plainName(node)}>
      <h3>
        <Link to={there({ page: "organization", id: chosen })} class="thing">
          <Name of={node} />
        </Link>
      </h3>
      <Expansion key={chosen} id={chosen} {...{ starts, fixed }} />
      <Around id={chosen} />
      {webgl() && <MovePad key={`move ${chosen}`} id={chosen} places={drawnOf(network, places)} />}
      <ul class="rows">
        {links.map(({ source, target, strength, kinds }) => {
          const other = source === chosen ? target : source;
          const named = network.nodes.get(other);
          return (
            <li key={other}>
              <span>
                {ordered(kinds).map((kind) => (
                  <KindMark key={kind} kind={kind} />
                ))}
                {named && <Name of={named} short />}
              </span>
              <span class="figure">
                <button
                  type="button"
                  class="plain"
                  aria-expanded={joins(open, chosen, other)}
                  onClick={() => change({ edge: edgeOf(chosen, other) })}
                >
                  {say.evidenceCount(strength)}
                  <span class="hidden">{`: ${say.why} ${named ? plainName(named) : other}`}</span>
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ExpansionProps {
  id: string;
  starts: readonly string[];
  fixed: readonly string[];
}

/** Where what is drawn was laid out. */
function drawnOf({ nodes }: Network, places: ReadonlyMap<string, Point>) {
  return new Map([...places].filter(([id]) => nodes.has(id)));
}

/** What an expansion would bring and cost, before it is asked for. */
function Expansion({ id, starts, fixed }: ExpansionProps) {
  const say = messages.value;
  const { seeds } = view.value;
  const asked = starts.includes(id) ? null : { id, ...filtersNow() };
  const { data } = useQuery(partnerFacets, asked);
  const priced = useQuery(networkPrice, asked);
  if (starts.includes(id))
    return fixed.includes(id) ? null : (
      <button type="button" onClick={() => change({ seeds: seeds.filter((each) => each !== id) })}>
        {say.network.collapse}
      </button>
    );
  const found = data?.organization?.collaborators;
  if (!found) return null;
  const total = found.totalCount;
  const cost = priced.data?.cost;
  const dear = cost ? cost.price > cost.budget : false;
  const parts = found.byEvidence.map(({ value, count }) =>
    say.network.by(count, say.network.kinds[value ?? ""] ?? label(say.kind, value ?? "")),
  );
  return (
    <div class="expansion">
      <p>{say.network.expand(total, formats.value.together(parts))}</p>
      {cost && (
        <p class={dear ? "wrong" : "quiet"}>
          {say.network.price(cost.price, cost.budget)} {dear && say.troubleHint.budget}
        </p>
      )}
      <button
        type="button"
        disabled={dear || !total}
        onClick={() => change({ seeds: [...seeds, id] })}
      >
        {say.network.expandFirst(Math.min(FIRST, total))}
      </button>
    </div>
  );
}

/** Shows the surroundings of one alone. */
function Around({ id }: { id: string }) {
  const say = messages.value;
  const [center, steps] = view.value.around.split(" ");
  return (
    <label class="quiet">
      {say.network.show}{" "}
      <select
        value={center === id ? steps : ""}
        onChange={({ currentTarget: { value } }) =>
          change({ around: value ? `${id} ${value}` : "" })
        }
      >
        <option value="">{say.network.everything}</option>
        <option value="1">{say.network.near(1)}</option>
        <option value="2">{say.network.near(2)}</option>
      </select>
    </label>
  );
}
