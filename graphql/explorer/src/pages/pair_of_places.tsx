/** Who in one place works with whom in another: over time, and the pairs that do the most. */
import { label, messages } from "../messages";
import betweenPlaces from "../queries/between_places.graphql";
import timelineOfPlaces from "../queries/timeline_of_places.graphql";
import { useQuery } from "../queries/use_query";
import { there, view } from "../state/location";
import { Link, plainName, type Thing, ThingLink } from "../views/link";
import { PairHead } from "../views/pair_head";
import { Empty, ListSection, Section } from "../views/section";
import { span } from "../views/span";
import { columnsOf, Timeline } from "../views/timeline";
import { YearRange } from "../views/year_range";
import { YearsNow } from "../views/years_now";

export function PairOfPlaces({ one, two }: { one: Thing; two: Thing }) {
  const say = messages.value;
  const { since, until } = view.value;
  const places = { here: one.id, there: two.id };
  return (
    <>
      <PairHead one={one} two={two}>
        <Sum {...places} />
      </PairHead>
      <YearsNow />
      <Years {...places} />
      <ListSection
        id="evidence"
        title={say.pair.cities(plainName(one), plainName(two))}
        query={betweenPlaces}
        variables={{ ...places, since, until }}
        list={(data) => data.collaborations}
        empty={say.noneLoaded.evidence}
        eager
      >
        {(edges) => (
          <ul class="rows pairs">
            {edges.map(({ node: { organization, partner, ...its } }) =>
              organization && partner ? (
                <li key={`${organization.id} ${partner.id}`}>
                  <span class="both">
                    <ThingLink of={organization} />
                    <span class="quiet" aria-hidden="true">
                      ×
                    </span>
                    <ThingLink of={partner} />
                  </span>
                  <small>
                    {[organization, partner]
                      .map(({ kind }) => label(say.organizationKind, kind))
                      .join(" × ")}
                    {its.firstYear && ` · ${yearsOf(its)}`}
                  </small>
                  <span class="figure">
                    <Link to={there({ page: "pair", id: organization.id, other: partner.id })}>
                      {say.evidenceCount(its.count)}
                    </Link>
                  </span>
                </li>
              ) : null,
            )}
          </ul>
        )}
      </ListSection>
    </>
  );
}

function yearsOf({ firstYear, lastYear }: { firstYear: number | null; lastYear: number | null }) {
  return span(String(firstYear), lastYear ? String(lastYear) : null);
}

/** How much they do in all, of the years that count; the timeline's own answer. */
function Sum(places: { here: string; there: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  const { data } = useQuery(timelineOfPlaces, places);
  if (!data) return null;
  const counted = data.collaborations.edges.filter(
    ({ node: { year } }) => (since ?? until) === null || (year !== null && within(year)),
  );
  return (
    <p class="facts">
      <span>{say.evidenceCount(counted.reduce((sum, { node }) => sum + node.count, 0))}</span>
      <span class="quiet">{say.pair.inFull}</span>
    </p>
  );
}

function within(year: number): boolean {
  const { since, until } = view.value;
  return (since === null || year >= since) && (until === null || year <= until);
}

function Years(places: { here: string; there: string }) {
  const say = messages.value;
  return (
    <Section
      id="timeline"
      title={say.section.timeline}
      query={timelineOfPlaces}
      variables={places}
      eager
    >
      {(data) => {
        const columns = columnsOf(
          data.collaborations.edges.map(({ node }) => ({ ...node, kind: node.evidenceKind })),
        );
        if (!columns.length) return <Empty>{say.noneLoaded.evidence}</Empty>;
        return (
          <>
            <Timeline columns={columns} />
            <YearRange years={columns.map(({ year }) => year)} />
          </>
        );
      }}
    </Section>
  );
}
