/** The page of a topic: who has works about it, and which. */
import { label, messages } from "../messages";
import { prefetch } from "../queries/ask";
import topic, { type Result } from "../queries/topic.graphql";
import organizations from "../queries/topic_organizations.graphql";
import works from "../queries/topic_works.graphql";
import { useQuery } from "../queries/use_query";
import yearsOfTopic from "../queries/years_of_topic.graphql";
import { there, view } from "../state/location";
import { ExportThings, ExportWorks } from "../views/export_menu";
import { Link } from "../views/link";
import { NotFound, useCanonicalId } from "../views/not_found";
import { OrganizationRows } from "../views/organization_rows";
import { Contents, Figures, PageHead } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { ListSection } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { WorkKindChoice } from "../views/work_kind_choice";
import { WorkRows } from "../views/work_rows";
import { WorksTimeline } from "../views/works_timeline";
import { YearsNow } from "../views/years_now";

const SECTIONS = ["timeline", "organizations", "works"] as const;

/** What its scheme is called, how broad it is there, and its notation. */
function facts({ scheme, level, notation }: NonNullable<Result["topic"]>): string[] {
  const say = messages.value;
  const told = [
    scheme && (say.scheme[scheme] ?? scheme),
    level && label(say.level, level),
    notation,
  ];
  return told.filter((each) => each !== null);
}

function askedNow() {
  const { id, since, until } = view.value;
  return { id, since, until };
}

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  prefetch(topic, askedNow());
  prefetch(yearsOfTopic, { id: view.value.id });
}

export default function TopicPage() {
  const say = messages.value;
  const { id, works: kind, since, until } = view.value;
  const { data, error, again } = useQuery(topic, askedNow());
  const found = data?.topic;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  const kinds = (kind ? [kind] : null) as WorkKind[] | null;
  return (
    <>
      <PageHead
        kind={say.page.topic}
        of={found}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={<QueryBehind query={topic} variables={{ id, since, until }} />}
        facts={facts(found).map((each) => <span key={each}>{each}</span>)}
      >
        <Figures of={[[found.works.totalCount, say.figures.works, "works"]]} />
      </PageHead>
      <Contents of={SECTIONS.map((each) => [each, say.section[each]])} />
      <YearsNow />
      <WorksTimeline id={found.id} query={yearsOfTopic} of={(answer) => answer.topic} />
      <ListSection
        id="organizations"
        title={say.section.organizations}
        query={organizations}
        variables={{ id, since, until }}
        list={(each) => each.topic?.organizations}
        empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.organizations}
        eager
        tools={(edges, total) => (
          <ExportThings
            title={say.section.organizations}
            total={total}
            things={edges.map(({ node, works: count }) => [
              node,
              { kind: node.kind, countryCode: node.countryCode, works: count },
            ])}
          />
        )}
      >
        {(edges) => (
          <OrganizationRows
            rows={edges.map(({ node, works: count }) => ({
              node,
              figure: (
                <Link to={there({ page: "pair", id: node.id, other: id })}>
                  {say.worksCount(count)}
                </Link>
              ),
            }))}
          />
        )}
      </ListSection>
      <ListSection
        id="works"
        title={say.section.works}
        query={works}
        variables={{ id, kinds, since, until }}
        list={(each) => each.topic?.works}
        empty={kind || since || until ? say.evidenceNone : say.noneLoaded.works}
        tools={(edges, total) => (
          <ExportWorks works={edges.map(({ node }) => node)} total={total} />
        )}
        above={<WorkKindChoice />}
      >
        {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
      </ListSection>
    </>
  );
}
