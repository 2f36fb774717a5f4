/** The page of a person: where, with whom, what; names in their own script. */
import { label, messages } from "../messages";
import { type Time, within } from "../model/spells";
import { ask, prefetch } from "../queries/ask";
import coauthors from "../queries/coauthors.graphql";
import person, { type Result } from "../queries/person.graphql";
import quotesOfAffiliation from "../queries/quotes_of_affiliation.graphql";
import { useQuery } from "../queries/use_query";
import works from "../queries/works_of_person.graphql";
import yearsOfPerson from "../queries/years_of_person.graphql";
import { there, view } from "../state/location";
import { ExportThings, ExportWorks } from "../views/export_menu";
import { Link, ThingLink } from "../views/link";
import { NotFound, useCanonicalId } from "../views/not_found";
import { Contents, Figures, PageHead } from "../views/page_head";
import { DocumentsSection, WhySection } from "../views/provenance";
import { QueryBehind } from "../views/query_behind";
import { Quotes } from "../views/quotes";
import { type More, Rest, useWhole } from "../views/rest";
import { Empty, Frame, ListSection } from "../views/section";
import { span, time } from "../views/span";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { WorkKindChoice } from "../views/work_kind_choice";
import { WorkRows } from "../views/work_rows";
import { WorksTimeline } from "../views/works_timeline";
import { YearsNow } from "../views/years_now";

const SECTIONS = ["timeline", "affiliations", "works", "coauthors", "why", "documents"] as const;

function askedNow() {
  const { id, since, until } = view.value;
  return { id, since, until };
}

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  prefetch(person, askedNow());
  prefetch(yearsOfPerson, { id: view.value.id });
}

export default function PersonPage() {
  const say = messages.value;
  const { id } = view.value;
  const { first, more } = useWhole(id);
  const variables = { ...askedNow(), ...first };
  const { data, error, again } = useQuery(person, variables);
  const found = data?.person;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  return (
    <>
      <PageHead
        kind={say.page.person}
        of={{ ...found, __typename: "Person" }}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={<QueryBehind query={person} variables={variables} />}
      >
        <Figures
          of={[
            [found.works.totalCount, say.figures.works, "works"],
            [found.collaborators.totalCount, say.figures.coauthors, "coauthors"],
            [found.affiliations.totalCount, say.figures.affiliations, "affiliations"],
          ]}
        />
      </PageHead>
      <Contents of={SECTIONS.map((each) => [each, say.section[each]])} />
      <YearsNow />
      <WorksTimeline id={found.id} query={yearsOfPerson} of={(answer) => answer.person} />
      <Affiliations of={found} more={more} />
      <Works id={found.id} />
      <Coauthors id={found.id} />
      <WhySection id={found.id} kind="PERSON" />
      <DocumentsSection id={found.id} />
    </>
  );
}

interface AffiliationsProps {
  of: NonNullable<Result["person"]>;
  more: More | null;
}

function Affiliations({ of, more }: AffiliationsProps) {
  const say = messages.value;
  const { since, until } = view.value;
  const spells = of.affiliations.edges
    .flatMap((edge) =>
      (edge.spells.length ? edge.spells : [{ evidence: edge.evidence }]).map(
        (spell: Time & { evidence: typeof edge.evidence }) => ({ edge, spell }),
      ),
    )
    .filter(({ spell }) => within(spell, since, until))
    .sort((a, b) => last(b.spell).localeCompare(last(a.spell)));
  return (
    <Frame id="affiliations" title={say.section.affiliations} busy={false}>
      {!spells.length && (
        <Empty>{(since ?? until) ? say.evidenceNone : say.noneLoaded.affiliations}</Empty>
      )}
      <ul class="rows">
        {spells.map(({ edge: { node, relation, role }, spell }) => (
          <li key={`${node.id} ${relation} ${role} ${last(spell)} ${time(spell)}`}>
            <ThingLink of={node} />
            <small>
              {role ?? label(say.link, relation)} · {label(say.organizationKind, node.kind)}
            </small>
            <span class="figure">{time(spell)}</span>
            <details class="wide">
              <summary class="quiet">{say.why}</summary>
              <Quotes
                of={spell.evidence}
                first={2}
                all={() => quotesOf(of.id, node.id, { relation, role, ...spell })}
              />
            </details>
          </li>
        ))}
      </ul>
      <Rest of={of.affiliations} more={more} />
    </Frame>
  );
}

type Spell = Time & { relation: string; role: string | null };

/** All quotes of a spell, found again by what it is; without spells, of the affiliation. */
async function quotesOf(id: string, of: string, { relation, role, ...when }: Spell) {
  const edges = (await ask(quotesOfAffiliation, { id, of })).person?.affiliations.edges ?? [];
  const edge = edges.find((each) => each.relation === relation && each.role === role);
  const same = (each: Time) => TIMES.every((time) => (each[time] ?? null) === (when[time] ?? null));
  return (edge?.spells.length ? edge.spells.find(same) : edge)?.evidence ?? [];
}

const TIMES = ["since", "until", "firstSeen", "lastSeen"] as const;

/** The last day that is known of a spell; one that goes on by a document's word comes first. */
function last({ since, until, lastSeen }: Time): string {
  return until ?? (since ? "9999" : (lastSeen ?? ""));
}

function Works({ id }: { id: string }) {
  const say = messages.value;
  const { works: kind, since, until } = view.value;
  const kinds = (kind ? [kind] : null) as WorkKind[] | null;
  return (
    <ListSection
      id="works"
      title={say.section.works}
      query={works}
      variables={{ id, kinds, since, until }}
      list={(data) => data.person?.works}
      empty={kind || since || until ? say.evidenceNone : say.noneLoaded.works}
      tools={(edges, total) => <ExportWorks works={edges.map(({ node }) => node)} total={total} />}
      above={<WorkKindChoice />}
    >
      {(edges) => <WorkRows works={edges.map(({ node }) => node)} />}
    </ListSection>
  );
}

function Coauthors({ id }: { id: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  return (
    <ListSection
      id="coauthors"
      title={say.section.coauthors}
      query={coauthors}
      variables={{ id, since, until }}
      list={(data) => data.person?.collaborators}
      empty={(since ?? until) ? say.evidenceNone : say.noneLoaded.coauthors}
      tools={(edges, total) => (
        <ExportThings
          title={say.section.coauthors}
          total={total}
          things={edges.map(({ node, strength: works, firstYear, lastYear }) => [
            node,
            { works, firstYear, lastYear },
          ])}
        />
      )}
    >
      {(edges) => (
        <ul class="rows">
          {edges.map(({ node, strength, firstYear, lastYear }) => (
            <li key={node.id}>
              <ThingLink of={node} />
              <small>
                {firstYear && span(String(firstYear), lastYear === null ? null : String(lastYear))}
              </small>
              <span class="figure">
                <Link to={there({ page: "ways", id, other: node.id })}>
                  {say.worksCount(strength)}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      )}
    </ListSection>
  );
}
