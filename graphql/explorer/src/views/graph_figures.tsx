/** How much there is in the graph, of each sort. */
import { formats, messages } from "../messages";
import type { Result } from "../queries/home.graphql";

export function GraphFigures({ of }: { of: Result }) {
  const say = messages.value.figures;
  const figures: [number, (count: number) => string][] = [
    [of.organizations.totalCount, say.organizations],
    [of.people.totalCount, say.people],
    [of.works.totalCount, say.works],
    [of.agreements.totalCount, say.agreements],
    [of.topics.totalCount, say.topics],
  ];
  return (
    <ul class="figures">
      {figures.map(([count, name]) => (
        <li key={name(count)}>
          <b>{formats.value.number(count)}</b> {name(count)}
        </li>
      ))}
    </ul>
  );
}
