/** The network as a list, and what is chosen in it: by keyboard all that the picture does by mouse. */
import { label, messages } from "../messages";
import { ordered } from "../model/kinds";
import { degrees, type Network } from "../model/network";
import networkNodes from "../queries/network_nodes.graphql";
import { useQuery } from "../queries/use_query";
import { change, there, view } from "../state/location";
import { filtersNow } from "./filters_now";
import { KindMark } from "./kind_mark";
import { Link, Name, plainName } from "./link";

interface Props {
  network: Network;
  starts: readonly string[];
}

export function NetworkList({ network, starts }: Props) {
  const say = messages.value;
  const { chosen } = view.value;
  const counts = degrees(network);
  const rows = [...network.nodes.values()].sort(
    (a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0),
  );
  return (
    <section aria-label={say.network.list}>
      <h3>{say.network.list}</h3>
      <ul class="network-list">
        {rows.map((each) => (
          <li key={each.id}>
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
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is chosen: to what it is joined and how, and what an expansion would bring. */
export function Chosen({ network, starts, fixed }: Props & { fixed: readonly string[] }) {
  const say = messages.value;
  const { chosen } = view.value;
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
      <Expansion id={chosen} {...{ starts, fixed }} />
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
                <Link to={there({ page: "pair", id: chosen, other })}>
                  {say.evidenceCount(strength)}
                </Link>
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

/** What an expansion would bring, before it is asked for. */
function Expansion({ id, starts, fixed }: ExpansionProps) {
  const say = messages.value;
  const { seeds } = view.value;
  const { data } = useQuery(networkNodes, { id, ...filtersNow(), first: 1 });
  const found = data?.organization?.collaborators;
  if (starts.includes(id))
    return fixed.includes(id) ? null : (
      <button type="button" onClick={() => change({ seeds: seeds.filter((each) => each !== id) })}>
        {say.network.collapse}
      </button>
    );
  if (!found) return null;
  const parts = found.byEvidence.map(
    ({ value, count }) => `${label(say.kind, value ?? "")} ${count}`,
  );
  return (
    <p>
      <span class="quiet">{say.network.expand(found.totalCount, parts.join(", "))}</span>{" "}
      <button type="button" onClick={() => change({ seeds: [...seeds, id] })}>
        {say.network.expandFirst(Math.min(25, found.totalCount))}
      </button>
    </p>
  );
}
