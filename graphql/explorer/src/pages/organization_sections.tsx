/** The sections of an organisation's page, each by itself. */
import { formats, label, messages } from "../messages";
import type { Time } from "../model/spells";
import agreements from "../queries/agreements_of_organization.graphql";
import family, { type Result as Family } from "../queries/family_of_organization.graphql";
import loaded from "../queries/loaded_of_organization.graphql";
import people from "../queries/people_of_organization.graphql";
import potential from "../queries/potential_partners.graphql";
import timeline from "../queries/timeline.graphql";
import topics from "../queries/topics_of_organization.graphql";
import works from "../queries/works_of_organization.graphql";
import { here, there, view } from "../state/location";
import { AgreementRows } from "../views/agreement_rows";
import { ExportThings, ExportWorks } from "../views/export_menu";
import { Link, ThingLink } from "../views/link";
import { OrganizationRows } from "../views/organization_rows";
import { Rest, useWhole } from "../views/rest";
import { Empty, ListSection, Section } from "../views/section";
import { time } from "../views/span";
import { columnsOf, Timeline } from "../views/timeline";
import { WorkKindChoice } from "../views/work_kind_choice";
import { WorkRows } from "../views/work_rows";
import { YearRange } from "../views/year_range";

export function TimelineSection({ id }: { id: string }) {
  const say = messages.value;
  const { topic } = view.value;
  return (
    <Section
      id="timeline"
      title={say.section.timeline}
      query={timeline}
      variables={{ id, topic: topic || null }}
    >
      {(data) => {
        const columns = columnsOf(
          data.collaborations.edges.map(({ node }) => ({ ...node, kind: node.evidenceKind })),
        );
        if (!columns.length) return <Empty>{say.partnersNoneAtAll}</Empty>;
        return (
          <>
            <Timeline columns={columns} />
            <YearRange years={columns.map(({ year }) => year)} />
            <p class="quiet note">{say.timelineNote}</p>
          </>
        );
      }}
    </Section>
  );
}

export function TopicsSection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  return (
    <ListSection
      id="topics"
      title={say.section.topics}
      query={topics}
      variables={{ id, since, until }}
      list={(data) => data.organization?.topics}
      empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.topics}
      tools={(edges, total) => (
        <ExportThings
          title={say.section.topics}
          total={total}
          things={edges.map(({ node, works: count }) => [node, { works: count }])}
        />
      )}
    >
      {(edges) => {
        const peak = Math.max(...edges.map((each) => each.works));
        return (
          <ul class="rows measured">
            {edges.map(({ works: count, node }) => (
              <li key={node.id}>
                <ThingLink of={node} />
                <span class="measure" aria-hidden="true">
                  <i style={{ width: `${(count / peak) * 100}%` }} />
                </span>
                <span class="figure">
                  <Link to={here({ topic: node.id, cell: "" })}>
                    {say.worksCount(count)}
                    <span class="hidden">
                      {`: ${say.section.partners}, ${say.pair.on(node.name)}`}
                    </span>
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </ListSection>
  );
}

export function PeopleSection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  return (
    <ListSection
      id="people"
      title={say.section.people}
      query={people}
      variables={{ id, since, until }}
      list={(data) => data.organization?.people}
      empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.people}
      tools={(edges, total) => (
        <ExportThings
          title={say.section.people}
          total={total}
          things={edges.map(({ node, ...its }) => [
            node,
            {
              relation: its.relation,
              role: its.role,
              since: its.since,
              until: its.until,
              firstSeen: its.firstSeen,
              lastSeen: its.lastSeen,
              works: node.workCount,
            },
          ])}
        />
      )}
    >
      {(edges) => (
        <ul class="rows">
          {edges.map(({ node, relation, role, ...when }) => (
            <li key={`${node.id} ${relation} ${role}`}>
              <ThingLink of={node} />
              <small>
                {role ?? label(say.link, relation)}
                {time(when) && ` · ${time(when)}`}
              </small>
              <span class="figure">{say.worksCount(node.workCount)}</span>
            </li>
          ))}
        </ul>
      )}
    </ListSection>
  );
}

export function WorksSection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until, works: kind } = view.value;
  const kinds = (kind ? [kind] : null) as WorkKind[] | null;
  return (
    <ListSection
      id="works"
      title={say.section.works}
      query={works}
      variables={{ id, kinds, since, until }}
      list={(data) => data.organization?.works}
      empty={(since ?? until ?? kind) ? say.evidenceNone : say.noneLoaded.works}
      tools={(edges, total) => (
        <>
          <Link class="button" to={there({ page: "prior", seeds: [id] })}>
            {say.page.prior}
          </Link>
          <ExportWorks works={edges.map(({ node }) => node)} total={total} />
        </>
      )}
      above={<WorkKindChoice />}
    >
      {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
    </ListSection>
  );
}

export function AgreementsSection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  return (
    <ListSection
      id="agreements"
      title={say.section.agreements}
      query={agreements}
      variables={{ id, since, until }}
      list={(data) => data.organization?.agreements}
      empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.agreements}
      tools={(edges, total) => (
        <ExportThings
          title={say.section.agreements}
          total={total}
          things={edges.map(({ node, role }) => [
            node,
            {
              kind: node.kind,
              date: node.date,
              exclusive: node.exclusive === null ? null : String(node.exclusive),
              role,
              parties: node.parties.edges.map((each) => each.node.name).join("; "),
            },
          ])}
        />
      )}
    >
      {(edges) => <AgreementRows edges={edges} />}
    </ListSection>
  );
}

/** Of more relatives than these the others are folded away. */
const FOLDED = 10;

export function FamilySection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  const { first, more } = useWhole(id);
  const variables = { id, since, until, ...first };
  return (
    <Section id="family" title={say.section.family} query={family} variables={variables}>
      {({ organization: found }) => {
        const parts = found ? groupsOf(found) : [];
        if (!parts.length)
          return <Empty>{(since ?? until) ? say.evidenceNone : say.noneLoaded.family}</Empty>;
        return parts.map(([title, { edges, totalCount }]) => (
          <div class="group" key={title}>
            <h3>{title}</h3>
            <RelativeRows of={edges.slice(0, FOLDED)} />
            {edges.length > FOLDED && (
              <details>
                <summary class="quiet">{say.more(totalCount - FOLDED)}</summary>
                <RelativeRows of={edges.slice(FOLDED)} />
                <Rest of={{ edges, totalCount }} more={more} />
              </details>
            )}
          </div>
        ));
      }}
    </Section>
  );
}

interface Relative extends Time {
  share?: number | null;
  node: {
    __typename: string;
    id: string;
    name: string;
    nameZh: string | null;
    countryCode: string | null;
  };
}

function RelativeRows({ of }: { of: readonly Relative[] }) {
  return (
    <ul class="rows">
      {of.map(({ node, share, ...when }) => (
        <li key={node.id}>
          <ThingLink of={node} />
          <small>
            {[
              node.countryCode && formats.value.country(node.countryCode),
              share && messages.value.share(formats.value.decimal(share)),
              time(when),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </li>
      ))}
    </ul>
  );
}

interface Relatives {
  edges: readonly Relative[];
  totalCount: number;
}

function groupsOf(found: NonNullable<Family["organization"]>): [string, Relatives][] {
  const names = messages.value.familyGroups;
  const groups: [string, Relatives][] = [
    [names.parents, found.parents],
    [names.subsidiaries, found.subsidiaries],
    [names.shareholders, found.shareholders],
    [names.shareholdings, found.shareholdings],
    [names.predecessors, found.predecessors],
    [names.successors, found.successors],
  ];
  return groups.filter(([, { edges }]) => edges.length > 0);
}

export function PotentialSection({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  return (
    <ListSection
      id="potential"
      title={say.section.potential}
      query={potential}
      variables={{ id, since, until }}
      list={(data) => data.organization?.potentialPartners}
      empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.potential}
      tools={(edges, total) => (
        <ExportThings
          title={say.section.potential}
          total={total}
          things={edges.map(({ node, commonPartners, score }) => [
            node,
            { kind: node.kind, countryCode: node.countryCode, commonPartners, score },
          ])}
        />
      )}
    >
      {(edges) => (
        <>
          <OrganizationRows
            rows={edges.map(({ node, commonPartners }) => ({
              node,
              figure: (
                <Link to={there({ page: "ways", id, other: node.id })}>
                  {say.common(commonPartners)}
                </Link>
              ),
            }))}
          />
          <p class="quiet note">
            {say.potentialNote} {(since ?? until) !== null && say.potentialYears}
          </p>
        </>
      )}
    </ListSection>
  );
}

export function MissingSection({ id }: { id: string }) {
  const say = messages.value;
  return (
    <Section id="missing" title={say.section.missing} query={loaded} variables={{ id }}>
      {({ organization: found }) => {
        const count = (kind: string) =>
          found?.works.facets.find(({ value }) => value === kind)?.count ?? 0;
        const sources = found?.documents.facets ?? [];
        return (
          <ul class="plain-list">
            <li>{say.missing.papers(count("PAPER"))}</li>
            <li>{say.missing.patents(count("PATENT"))}</li>
            <li>{say.missing.filings(count("FILING"))}</li>
            <li>
              {sources.length
                ? `${say.missing.sources}: ${sources.map(({ value, count: n }) => `${value} (${n})`).join(", ")}`
                : say.missing.noSources}
            </li>
          </ul>
        );
      }}
    </Section>
  );
}
