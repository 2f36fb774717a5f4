/** The page of an organisation: its partners first, then everything else that is known of it. */
import { formats, label, messages } from "../messages";
import { safeUrl } from "../model/names";
import { prefetch } from "../queries/ask";
import organization from "../queries/organization.graphql";
import { useQuery } from "../queries/use_query";
import { there, view } from "../state/location";
import { Link, Name, plainName, ThingLink } from "../views/link";
import { NotFound, useCanonicalId } from "../views/not_found";
import { Contents, Figures, PageHead } from "../views/page_head";
import { DocumentsSection, WhySection } from "../views/provenance";
import { QueryBehind } from "../views/query_behind";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { Partners, prefetchPartners } from "./organization_partners";
import {
  AgreementsSection,
  FamilySection,
  MissingSection,
  PeopleSection,
  PotentialSection,
  TimelineSection,
  TopicsSection,
  WorksSection,
} from "./organization_sections";

function askedNow() {
  const { id, since, until } = view.value;
  return { id, since, until, narrowed: since !== null || until !== null };
}

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  prefetch(organization, askedNow());
  prefetchPartners(view.value.id);
}

export default function OrganizationPage() {
  const say = messages.value;
  const { id, frame } = view.value;
  const variables = askedNow();
  const { data, error, again } = useQuery(organization, variables);
  const found = data?.organization;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  const sections: [string, string][] = (
    [
      "partners",
      "timeline",
      "topics",
      "people",
      "works",
      "agreements",
      "family",
      "potential",
      "missing",
      "why",
      "documents",
    ] as const
  ).map((each) => [each, say.section[each]]);
  return (
    <>
      <PageHead
        kind={label(say.organizationKind, found.kind)}
        of={{ ...found, __typename: "Organization" }}
        facts={<Facts of={found} />}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={<QueryBehind query={organization} variables={variables} />}
      >
        <Figures
          of={[
            [
              found.collaboratorsThen?.totalCount ?? found.collaboratorCount,
              say.figures.partners,
              "partners",
            ],
            [found.worksThen?.totalCount ?? found.workCount, say.figures.works, "works"],
            [found.people.totalCount, say.figures.people, "people"],
            [found.agreements.totalCount, say.figures.agreements, "agreements"],
            [found.subsidiaries.totalCount, say.figures.subsidiaries, "family"],
          ]}
        />
      </PageHead>
      {!frame && <Contents of={sections} />}
      <Partners id={found.id} name={found} all={found.collaboratorCount} />
      {!frame && <Sections id={found.id} />}
    </>
  );
}

function Sections({ id }: { id: string }) {
  return (
    <>
      <TimelineSection id={id} />
      <TopicsSection id={id} />
      <PeopleSection id={id} />
      <WorksSection id={id} />
      <AgreementsSection id={id} />
      <FamilySection id={id} />
      <PotentialSection id={id} />
      <MissingSection id={id} />
      <WhySection id={id} />
      <DocumentsSection id={id} />
    </>
  );
}

type Found = NonNullable<import("../queries/organization.graphql").Result["organization"]>;

function Facts({ of }: { of: Found }) {
  const say = messages.value;
  const url = safeUrl(of.homepage);
  const country = of.countryCode && formats.value.country(of.countryCode);
  const left = ({ totalCount, edges }: { totalCount: number; edges: readonly unknown[] }) =>
    totalCount > edges.length && <span>{say.andMore(totalCount - edges.length)}</span>;
  const places = of.places.edges.map(({ node }) => plainName(node)); // Hong Kong is both
  const status = of.status && of.status !== "active" ? label(say.status, of.status) : "";
  return (
    <>
      {of.places.edges.map(({ node }) => (
        <Link key={node.id} to={there({ page: "place", id: node.id })}>
          <Name of={node} short />
        </Link>
      ))}
      {left(of.places)}
      {country && !places.includes(country) && <span>{country}</span>}
      {of.established && <span>{say.founded(of.established)}</span>}
      {status && <span>{status}</span>}
      {of.parents.edges.map(({ node }) => (
        <span key={node.id}>
          {say.partOf} <ThingLink of={{ ...node, __typename: "Organization" }} short />
        </span>
      ))}
      {left(of.parents)}
      {url && (
        <a href={url} class="elsewhere" rel="noopener noreferrer" target="_blank">
          {new URL(url).hostname}
        </a>
      )}
    </>
  );
}
