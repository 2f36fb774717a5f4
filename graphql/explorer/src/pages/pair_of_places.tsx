/** Who in one place works with whom in another. */
import { messages } from "../messages";
import betweenPlaces from "../queries/between_places.graphql";
import { there, view } from "../state/location";
import { KindMark } from "../views/kind_mark";
import { Link, plainName, type Thing, ThingLink } from "../views/link";
import { PairHead } from "../views/pair_head";
import { ListSection } from "../views/section";
import { span } from "../views/span";

export function PairOfPlaces({ one, two }: { one: Thing; two: Thing }) {
  const say = messages.value;
  return (
    <>
      <PairHead one={one} two={two} />
      <ListSection
        id="evidence"
        title={say.pair.cities(plainName(one), plainName(two))}
        query={betweenPlaces}
        variables={{ here: one.id, there: two.id, since: view.value.since }}
        list={(data) => data.one?.organizations}
        empty={say.noneLoaded.evidence}
        eager
      >
        {(edges) => (
          <ul class="between">
            {edges.map(({ node }) => (
              <li key={node.id}>
                <h3>
                  <ThingLink of={node} />
                </h3>
                <ul class="rows">
                  {node.collaborators.edges.map((each) => (
                    <li key={each.node.id}>
                      <ThingLink of={each.node} />
                      <small>
                        {each.kinds.map((kind) => (
                          <KindMark key={kind} kind={kind} />
                        ))}
                        {each.firstYear &&
                          span(
                            String(each.firstYear),
                            each.lastYear ? String(each.lastYear) : null,
                          )}
                      </small>
                      <span class="figure">
                        <Link to={there({ page: "pair", id: node.id, other: each.node.id })}>
                          {say.evidenceCount(each.strength)}
                        </Link>
                      </span>
                    </li>
                  ))}
                </ul>
                {node.collaborators.totalCount > node.collaborators.edges.length && (
                  <p class="quiet">
                    {say.shown(node.collaborators.edges.length, node.collaborators.totalCount)}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </ListSection>
    </>
  );
}
