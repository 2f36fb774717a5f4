/** Papers of a patent, or patents of a paper, that tell of the same work: claims, and why. */
import { formats, label, messages } from "../messages";
import { ask } from "../queries/ask";
import quotesOfCounterpart from "../queries/quotes_of_counterpart.graphql";
import type { Result } from "../queries/work.graphql";
import { ThingLink } from "./link";
import { Quotes } from "./quotes";
import { type More, Rest } from "./rest";
import { Frame } from "./section";

interface Props {
  of: NonNullable<Result["work"]>;
  /** Shows the list whole. */
  more: More | null;
}

/** A section of a work's page; nothing where nothing is claimed. */
export function Counterparts({ of, more }: Props) {
  const say = messages.value;
  const percent = formats.value.percent;
  const { edges } = of.counterparts;
  if (!edges.length) return null;
  return (
    <Frame id="counterparts" title={say.section.counterparts} busy={false}>
      <p class="quiet note">{say.counterparts.claimed}</p>
      <ul class="rows works">
        {edges.map(({ node, score, similarity, peopleInCommon, evidence }) => (
          <li key={node.id}>
            <ThingLink of={node} />
            <small>
              {label(say.entity, node.kind)} · {say.counterparts.score(percent(score ?? 0))} ·{" "}
              {say.counterparts.people(peopleInCommon ?? 0)} ·{" "}
              {say.prior.similarity(percent(similarity ?? 0))}
            </small>
            <span class="figure">{node.year}</span>
            <details class="wide">
              <summary class="quiet">{say.why}</summary>
              <Quotes of={evidence} first={2} all={() => quotesOf(of.id, node.id)} />
            </details>
          </li>
        ))}
      </ul>
      <Rest of={of.counterparts} more={more} />
    </Frame>
  );
}

async function quotesOf(id: string, of: string) {
  const { work } = await ask(quotesOfCounterpart, { id, of });
  return work?.counterparts.edges[0]?.evidence ?? [];
}
