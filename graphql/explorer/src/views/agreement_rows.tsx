import { formats, label, messages } from "../messages";
import { type Thing, ThingLink } from "./link";

export interface AgreementEdge {
  role: string | null;
  node: Thing & {
    kind: string;
    date: string | null;
    exclusive: boolean | null;
    parties: { totalCount: number; edges: readonly { role: string | null; node: Thing }[] };
  };
}

/** Agreements as a list: what sort, its name, who agreed in which role, when. */
export function AgreementRows({ edges }: { edges: readonly AgreementEdge[] }) {
  const say = messages.value;
  return (
    <ul class="rows">
      {edges.map(({ node }) => (
        <li key={node.id}>
          <ThingLink of={node} />
          <small>
            <span class="tag agreement">{label(say.agreementKind, node.kind)}</span>
            {node.exclusive !== null && ` ${node.exclusive ? say.exclusive : say.nonExclusive} · `}
            {node.parties.edges.map((party, index) => (
              <span key={party.node.id}>
                {index > 0 && ", "}
                <ThingLink of={party.node} short />
                {party.role && ` (${party.role})`}
              </span>
            ))}
            {left(node.parties) > 0 && ` ${say.andMore(left(node.parties))}`}
          </small>
          <span class="figure">{node.date && formats.value.date(node.date)}</span>
        </li>
      ))}
    </ul>
  );
}

/** How many of a list are not there. */
function left({ totalCount, edges }: { totalCount: number; edges: readonly unknown[] }): number {
  return totalCount - edges.length;
}
