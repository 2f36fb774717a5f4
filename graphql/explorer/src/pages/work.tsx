/** The page of a paper, a patent or a filing. */
import { formats, label, messages } from "../messages";
import { bibtex, ris } from "../model/exports";
import { safeUrl } from "../model/names";
import { ask, prefetch } from "../queries/ask";
import citations from "../queries/citations.graphql";
import quotesOfMaker from "../queries/quotes_of_maker.graphql";
import { useQuery } from "../queries/use_query";
import work, { type Result } from "../queries/work.graphql";
import { view } from "../state/location";
import { Counterparts } from "../views/counterparts";
import { ExportMenu } from "../views/export_menu";
import { Elsewhere, plainName, type Thing, ThingLink, Words } from "../views/link";
import { Listed } from "../views/listed";
import { NotFound, useCanonicalId } from "../views/not_found";
import { Contents, PageHead } from "../views/page_head";
import { PriorSection } from "../views/prior_section";
import { DocumentsSection, WhySection } from "../views/provenance";
import { QueryBehind } from "../views/query_behind";
import { Quotes } from "../views/quotes";
import { type More, Rest, useWhole } from "../views/rest";
import { fileName, save } from "../views/save";
import { Empty, Frame, Section } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { WorkRows } from "../views/work_rows";

type Found = NonNullable<Result["work"]>;

/** So long all the lists of a work may become at once: twice as much would cost too much. */
const LONG = 100;

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  prefetch(work, { id: view.value.id });
}

export default function WorkPage() {
  const say = messages.value;
  const { id } = view.value;
  const whole = useWhole(id, LONG);
  const { data, error, again } = useQuery(work, { id, ...whole.first });
  const found = data?.work;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  const sections = [
    "abstract",
    "organizations",
    "topics",
    "counterparts",
    "prior",
    "cites",
    "citedBy",
    "why",
    "documents",
  ] as const;
  return (
    <>
      <PageHead
        kind={
          <>
            {label(say.entity, found.kind)}
            {found.retracted && <strong class="wrong"> · {say.retracted}</strong>}
          </>
        }
        of={found}
        facts={<Facts of={found} />}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={
          <>
            <Cite of={found} />
            <QueryBehind query={work} variables={{ id, ...whole.first }} />
          </>
        }
      >
        <People of={found} more={whole.more} />
      </PageHead>
      <Contents
        of={sections
          .filter((each) => each !== "abstract" || found.abstract)
          .filter((each) => each !== "counterparts" || found.counterparts.edges.length)
          .map((each) => [each, say.section[each]])}
      />
      {found.abstract && (
        <Frame id="abstract" title={say.section.abstract} busy={false}>
          <p class="prose">
            <Words text={found.abstract} />
          </p>
        </Frame>
      )}
      <Organizations of={found} more={whole.more} />
      <Topics of={found} more={whole.more} />
      <Counterparts of={found} more={whole.more} />
      <PriorSection of={found.id} year={found.year} />
      <Citations id={found.id} />
      <WhySection id={found.id} kind={found.kind} />
      <DocumentsSection id={found.id} />
    </>
  );
}

function Facts({ of }: { of: Found }) {
  const say = messages.value;
  const url = safeUrl(of.url);
  return (
    <>
      {of.date ? <span>{formats.value.date(of.date)}</span> : of.year && <span>{of.year}</span>}
      {[of.venue, of.publicationNumber, of.form, of.accessionNumber].map(
        (each) => each && <span key={each}>{each}</span>,
      )}
      <span>
        {formats.value.number(of.citationCount)} {say.figures.citations(of.citationCount)}
      </span>
      {url && <Elsewhere url={url}>{new URL(url).hostname}</Elsewhere>}
    </>
  );
}

interface PartProps {
  of: Found;
  /** Shows the lists whole. */
  more: More | null;
}

function People({ of, more }: PartProps) {
  const say = messages.value;
  const rights = [...(of.assignees?.edges ?? []), ...(of.applicants?.edges ?? [])];
  const people = of.people.edges.map(({ node }) => node);
  return (
    <>
      {people.length > 0 && (
        <p class="people">
          <Listed things={people} />
        </p>
      )}
      <Rest of={of.people} more={more} />
      {of.notices && of.notices.edges.length > 0 && (
        <p>
          <span class="quiet">{say.section.notices}</span>{" "}
          <Listed things={of.notices.edges.map(({ node }) => node)} />
        </p>
      )}
      <Rest of={of.notices} more={more} />
      {rights.length > 0 && (
        <p>
          <span class="quiet">{say.prior.rights}</span>{" "}
          <Listed things={unique(rights.map(({ node }) => node))} />
        </p>
      )}
      <Rest of={of.assignees} more={more} />
      <Rest of={of.applicants} more={more} />
      {of.funders.edges.length > 0 && (
        <p>
          <span class="quiet">{say.section.funders}</span>{" "}
          <Listed things={of.funders.edges.map(({ node }) => node)} />
        </p>
      )}
      <Rest of={of.funders} more={more} />
    </>
  );
}

function unique(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((each) => [each.id, each])).values()];
}

function Cite({ of }: { of: Found }) {
  const people = of.people.edges.map(({ node }) => node.name);
  const cited = { ...of, people, others: of.people.totalCount - people.length };
  const name = plainName(of);
  return (
    <ExportMenu
      rows={1}
      total={1}
      forms={[
        {
          name: "BibTeX",
          save: () => save(fileName(name, "bib"), "application/x-bibtex", bibtex([cited])),
        },
        {
          name: "RIS",
          save: () =>
            save(fileName(name, "ris"), "application/x-research-info-systems", ris([cited])),
        },
      ]}
    />
  );
}

function Organizations({ of, more }: PartProps) {
  const say = messages.value;
  const { edges } = of.organizations;
  return (
    <Frame id="organizations" title={say.section.organizations} busy={false}>
      {!edges.length && <Empty>{say.noneLoaded.organizations}</Empty>}
      <ul class="rows">
        {edges.map(({ node, relations, evidence }) => (
          <li key={node.id}>
            <ThingLink of={node} />
            <small>
              {relations.map((each) => label(say.link, each)).join(", ")} ·{" "}
              {label(say.organizationKind, node.kind)}
            </small>
            <details class="wide">
              <summary class="quiet">{say.why}</summary>
              <Quotes of={evidence} first={2} all={() => quotesOf(of.id, node.id)} />
            </details>
          </li>
        ))}
      </ul>
      <Rest of={of.organizations} more={more} />
      {of.agreements && of.agreements.edges.length > 0 && (
        <div class="group">
          <h3>{say.section.agreements}</h3>
          <Listed things={of.agreements.edges.map(({ node }) => node)} />
          <Rest of={of.agreements} more={more} />
        </div>
      )}
    </Frame>
  );
}

async function quotesOf(id: string, of: string) {
  const { work: found } = await ask(quotesOfMaker, { id, of });
  return found?.organizations.edges[0]?.evidence ?? [];
}

function Topics({ of, more }: PartProps) {
  const say = messages.value;
  const topics = of.topics.edges.map(({ node }) => node);
  return (
    <Frame id="topics" title={say.section.topics} busy={false}>
      {topics.length ? (
        <p>
          <Listed things={topics} />
        </p>
      ) : (
        <Empty>{say.noneLoaded.topic}</Empty>
      )}
      <Rest of={of.topics} more={more} />
    </Frame>
  );
}

function Citations({ id }: { id: string }) {
  const say = messages.value;
  const { first, more } = useWhole(id);
  const variables = { id, ...first };
  return (
    <>
      {(["cites", "citedBy"] as const).map((way) => (
        <Section
          key={way}
          id={way}
          title={say.section[way]}
          query={citations}
          variables={variables}
        >
          {({ work: found }) => {
            const list = found?.[way];
            if (!list?.totalCount) return <Empty>{say.noneLoaded[way]}</Empty>;
            return (
              <>
                <WorkRows works={list.edges.map(({ node }) => node)} />
                <Rest of={list} more={more} />
              </>
            );
          }}
        </Section>
      ))}
    </>
  );
}
