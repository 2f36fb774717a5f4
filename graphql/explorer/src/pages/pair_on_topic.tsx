/** What an organisation does on a topic, and with whom. */
import { messages } from "../messages";
import onTopic from "../queries/on_topic.graphql";
import partnersOnTopic from "../queries/partners_on_topic.graphql";
import { there, view } from "../state/location";
import { ExportThings, ExportWorks } from "../views/export_menu";
import { Link, plainName, type Thing } from "../views/link";
import { OrganizationRows } from "../views/organization_rows";
import { PairHead } from "../views/pair_head";
import { QueryBehind } from "../views/query_behind";
import { ListSection } from "../views/section";
import { WorkRows } from "../views/work_rows";
import { YearsNow } from "../views/years_now";

export function OnTopic({ of, topic }: { of: Thing; topic: Thing }) {
  const say = messages.value;
  const { since, until } = view.value;
  const variables = { id: of.id, topicId: topic.id, since, until };
  return (
    <>
      <PairHead
        one={of}
        two={topic}
        tools={<QueryBehind query={onTopic} variables={variables} />}
      />
      <YearsNow />
      <ListSection
        id="works"
        title={say.pair.worksOn(plainName(topic))}
        query={onTopic}
        variables={variables}
        list={(each) => each.organization?.works}
        empty={say.noneLoaded.evidence}
        tools={(edges, total) => (
          <ExportWorks works={edges.map(({ node }) => node)} total={total} />
        )}
        eager
      >
        {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
      </ListSection>
      <ListSection
        id="partners"
        title={say.section.partners}
        query={partnersOnTopic}
        variables={{ id: of.id, topic: topic.id, since, until }}
        list={(each) => each.organization?.collaborators}
        empty={say.partnersNone}
        tools={(edges, total) => (
          <ExportThings
            title={say.section.partners}
            total={total}
            things={edges.map(({ node, strength }) => [
              node,
              { kind: node.kind, countryCode: node.countryCode, strength },
            ])}
          />
        )}
      >
        {(edges) => (
          <OrganizationRows
            rows={edges.map(({ node, strength }) => ({
              node,
              figure: (
                <Link to={there({ page: "pair", id: of.id, other: node.id })}>
                  {say.evidenceCount(strength)}
                </Link>
              ),
            }))}
          />
        )}
      </ListSection>
    </>
  );
}
