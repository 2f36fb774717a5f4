/** What an organisation does on a topic, and with whom. */
import { messages } from "../messages";
import onTopic from "../queries/on_topic.graphql";
import { useQuery } from "../queries/use_query";
import { there, view } from "../state/location";
import { Link, plainName, type Thing } from "../views/link";
import { OrganizationRows } from "../views/organization_rows";
import { PairHead } from "../views/pair_head";
import { QueryBehind } from "../views/query_behind";
import { Empty, Frame, ListSection } from "../views/section";
import { TakeWorks } from "../views/take_away";
import { WorkRows } from "../views/work_rows";

export function OnTopic({ of, topic }: { of: Thing; topic: Thing }) {
  const say = messages.value;
  const { since, until } = view.value;
  const variables = { id: of.id, topicId: topic.id, topic: topic.id, since, until };
  const { data } = useQuery(onTopic, variables);
  const partners = data?.organization?.collaborators;
  return (
    <>
      <PairHead
        one={of}
        two={topic}
        tools={<QueryBehind query={onTopic} variables={variables} />}
      />
      <ListSection
        id="works"
        title={`${say.section.works}: ${say.pair.on(plainName(topic))}`}
        query={onTopic}
        variables={variables}
        list={(each) => each.organization?.works}
        empty={say.noneLoaded.evidence}
        tools={(edges, total) => <TakeWorks works={edges.map(({ node }) => node)} total={total} />}
        eager
      >
        {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
      </ListSection>
      <Frame id="partners" title={say.section.partners} busy={!data}>
        {partners?.totalCount === 0 && <Empty>{say.partnersNone}</Empty>}
        <OrganizationRows
          rows={(partners?.edges ?? []).map(({ node, strength }) => ({
            node,
            figure: (
              <Link to={there({ page: "pair", id: of.id, other: node.id })}>
                {say.evidenceCount(strength)}
              </Link>
            ),
          }))}
        />
        {partners && partners.totalCount > 0 && (
          <p class="more quiet">{say.shown(partners.edges.length, partners.totalCount)}</p>
        )}
      </Frame>
    </>
  );
}
