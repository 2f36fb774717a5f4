/** What two organisations do together: over time, on what, and every piece of evidence. */
import { formats, label, messages } from "../messages";
import { ordered } from "../model/kinds";
import evidence, { type Result as Evidence } from "../queries/evidence.graphql";
import pair, { type Result } from "../queries/pair.graphql";
import pairTopics from "../queries/pair_topics.graphql";
import pairYears from "../queries/pair_years.graphql";
import { useQuery } from "../queries/use_query";
import { change, there, view } from "../state/location";
import { Choice } from "../views/choice";
import { EvidenceList } from "../views/evidence_list";
import { ExportThings, ExportWorks } from "../views/export_menu";
import { Link, type Thing, ThingLink } from "../views/link";
import { PairHead } from "../views/pair_head";
import { QueryBehind } from "../views/query_behind";
import { Empty, ListSection, Section } from "../views/section";
import { span } from "../views/span";
import { columnsOf, Timeline } from "../views/timeline";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { YearRange } from "../views/year_range";
import { YearsNow } from "../views/years_now";

export function PairOfOrganizations({ one, two }: { one: Thing; two: Thing }) {
  const say = messages.value;
  const between = [one.id, two.id];
  const { since, until } = view.value;
  const variables = { between, since, until, narrowed: since !== null || until !== null };
  const { data, error, again } = useQuery(pair, variables);
  const found = data?.collaboration;
  return (
    <>
      <PairHead one={one} two={two} tools={<QueryBehind query={pair} variables={variables} />}>
        {found && <Strength of={found} />}
      </PairHead>
      {error && <TroubleNote error={error} again={again} />}
      {!data && !error && <Waiting />}
      {data && !found && (
        <Empty>
          {say.pair.none}{" "}
          <Link to={there({ page: "ways", id: one.id, other: two.id })}>{say.pair.tryWays}</Link>
        </Empty>
      )}
      {found && <Together of={found} between={between} />}
    </>
  );
}

type Found = NonNullable<Result["collaboration"]>;

function Strength({ of }: { of: Found }) {
  const say = messages.value;
  const { since, until } = view.value;
  if (of.evidence)
    return (
      <p class="facts">
        <span title={say.totalMethod}>{say.evidenceCount(of.evidence.totalCount)}</span>
        <span>{say.years(since, until)}</span>
      </p>
    );
  return (
    <p class="facts">
      <span title={say.totalMethod}>{say.evidenceCount(of.strength)}</span>
      <span title={say.fractionalMethod}>
        {formats.value.share(of.fractionalStrength)} {say.fractional}
      </span>
      {of.firstYear && (
        <span>{span(String(of.firstYear), of.lastYear ? String(of.lastYear) : null)}</span>
      )}
    </p>
  );
}

function Together({ of, between }: { of: Found; between: string[] }) {
  const say = messages.value;
  const { evidence: kinds, since, until } = view.value;
  return (
    <>
      <YearsNow />
      <Section
        id="timeline"
        title={say.section.timeline}
        query={pairYears}
        variables={{ between }}
        eager
      >
        {(data) => {
          const columns = columnsOf(data.collaboration?.byYear ?? []);
          return (
            <>
              <Timeline columns={columns} />
              <YearRange years={columns.map(({ year }) => year)} />
            </>
          );
        }}
      </Section>
      <ListSection
        id="shared"
        title={say.section.shared}
        query={pairTopics}
        variables={{ between, since, until }}
        list={(data) => data.collaboration?.topics}
        empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.shared}
        tools={(edges, total) => (
          <ExportThings
            title={say.section.shared}
            total={total}
            things={edges.map(({ node, works }) => [node, { works }])}
          />
        )}
      >
        {(edges) => (
          <ul class="rows">
            {edges.map(({ node, works }) => (
              <li key={node.id}>
                <ThingLink of={node} />
                <span class="figure">{say.worksCount(works)}</span>
              </li>
            ))}
          </ul>
        )}
      </ListSection>
      <ListSection
        id="evidence"
        title={say.section.evidence}
        query={evidence}
        variables={{
          between,
          evidence: (kinds.length ? kinds : null) as CollaborationKind[] | null,
          since,
          until,
        }}
        list={(data) => data.collaboration?.evidence}
        empty={say.evidenceNone}
        tools={(edges, total) => {
          const works = worksOf(edges);
          return <ExportWorks works={works} total={total - edges.length + works.length} />;
        }}
        above={
          <Choice
            name="kind"
            label={say.filterBy.evidence}
            value={kinds[0] ?? ""}
            options={["", ...ordered(of.kinds)].map((each) => [
              each,
              each ? label(say.kind, each) : say.allKinds,
            ])}
            choose={(kind) => change({ evidence: kind ? [kind] : [] })}
          />
        }
      >
        {(edges) => <EvidenceList pieces={edges} between={between} />}
      </ListSection>
    </>
  );
}

type Pieces = Readonly<NonNullable<Evidence["collaboration"]>["evidence"]["edges"]>;

/** What the pieces stand in, each once: a patent may be two of them. */
function worksOf(pieces: Pieces) {
  const works = pieces.map(({ node, kind, year }) => ({
    ...node,
    year,
    kind: node.workKind ?? kind,
  }));
  return [...new Map(works.map((each) => [each.id, each])).values()];
}
