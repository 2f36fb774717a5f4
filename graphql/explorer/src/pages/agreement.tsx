/** The page of an agreement: who agreed, in whose words, where it was disclosed. */
import { formats, label, messages } from "../messages";
import agreement from "../queries/agreement.graphql";
import { ask, prefetch } from "../queries/ask";
import quotesOfParty from "../queries/quotes_of_party.graphql";
import { useQuery } from "../queries/use_query";
import { view } from "../state/location";
import { ThingLink } from "../views/link";
import { Listed } from "../views/listed";
import { NotFound, useCanonicalId } from "../views/not_found";
import { PageHead } from "../views/page_head";
import { DocumentsSection } from "../views/provenance";
import { QueryBehind } from "../views/query_behind";
import { Quotes } from "../views/quotes";
import { Rest, useWhole } from "../views/rest";
import { Empty, Frame } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { WorkRows } from "../views/work_rows";

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  prefetch(agreement, { id: view.value.id });
}

export default function AgreementPage() {
  const say = messages.value;
  const { id } = view.value;
  const { first, more } = useWhole(id);
  const { data, error, again } = useQuery(agreement, { id, ...first });
  const found = data?.agreement;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  const { parties, topics, disclosedIn } = found;
  return (
    <>
      <PageHead
        kind={label(say.agreementKind, found.kind)}
        of={found}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={<QueryBehind query={agreement} variables={{ id, ...first }} />}
        facts={
          <>
            {found.date && <span>{formats.value.date(found.date)}</span>}
            {found.exclusive !== null && (
              <span>{found.exclusive ? say.exclusive : say.nonExclusive}</span>
            )}
          </>
        }
      />
      <Frame id="parties" title={say.section.parties} busy={false}>
        {!parties.totalCount && <Empty>{say.noneLoaded.parties}</Empty>}
        <ul class="rows">
          {parties.edges.map(({ node, role, evidence }) => (
            <li key={`${node.id} ${role}`}>
              <ThingLink of={node} />
              <small>{role}</small>
              <div class="wide">
                <Quotes of={evidence} first={3} all={() => quotesOf(found.id, node.id, role)} />
              </div>
            </li>
          ))}
        </ul>
        <Rest of={parties} more={more} />
      </Frame>
      <Frame id="topics" title={say.section.topics} busy={false}>
        {topics.edges.length ? (
          <Listed things={topics.edges.map(({ node }) => node)} />
        ) : (
          <Empty>{say.noneLoaded.topic}</Empty>
        )}
        <Rest of={topics} more={more} />
      </Frame>
      <Frame id="disclosed" title={say.section.disclosed} busy={false}>
        {disclosedIn.totalCount ? (
          <WorkRows works={disclosedIn.edges.map(({ node }) => node)} />
        ) : (
          <Empty>{say.noneLoaded.disclosed}</Empty>
        )}
        <Rest of={disclosedIn} more={more} />
      </Frame>
      <DocumentsSection id={found.id} />
    </>
  );
}

async function quotesOf(id: string, of: string, role: string | null) {
  const found = (await ask(quotesOfParty, { id, of })).agreement?.parties.edges;
  return found?.find((each) => each.role === role)?.evidence ?? [];
}
