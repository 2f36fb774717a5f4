/** The page of a topic: who has works about it, and which. */
import { messages } from "../messages";
import topic from "../queries/topic.graphql";
import organizations from "../queries/topic_organizations.graphql";
import works from "../queries/topic_works.graphql";
import { useQuery } from "../queries/use_query";
import { there, view } from "../state/location";
import { Link } from "../views/link";
import { NotFound, useCanonicalId } from "../views/not_found";
import { OrganizationRows } from "../views/organization_rows";
import { Figures, PageHead } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { ListSection } from "../views/section";
import { TakeWorks } from "../views/take_away";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { WorkKindChoice } from "../views/work_kind_choice";
import { WorkRows } from "../views/work_rows";

export default function TopicPage() {
  const say = messages.value;
  const { id, works: kind, since, until } = view.value;
  const { data, error, again } = useQuery(topic, { id });
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
        tools={<QueryBehind query={topic} variables={{ id }} />}
        facts={[found.scheme, found.notation].map((each) => each && <span key={each}>{each}</span>)}
      >
        <Figures of={[[found.workCount, say.figures.works, "works"]]} />
      </PageHead>
      <ListSection
        id="organizations"
        title={say.section.organizations}
        query={organizations}
        variables={{ id, since, until }}
        list={(each) => each.topic?.organizations}
        empty={say.noneLoaded.organizations}
        eager
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
        empty={say.noneLoaded.works}
        tools={(edges, total) => <TakeWorks works={edges.map(({ node }) => node)} total={total} />}
        above={<WorkKindChoice />}
      >
        {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
      </ListSection>
    </>
  );
}
