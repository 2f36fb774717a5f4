/** All results of a search, by what sort of thing they are. */
import { formats, label, messages } from "../messages";
import type { Named } from "../model/names";
import home from "../queries/home.graphql";
import search, { type Result } from "../queries/search.graphql";
import { usePages } from "../queries/use_pages";
import { useQuery } from "../queries/use_query";
import { change, there, view } from "../state/location";
import { Choice } from "../views/choice";
import { ExportThings } from "../views/export_menu";
import { GraphFigures } from "../views/graph_figures";
import { Link, Name, pageOf, plainName, Words } from "../views/link";
import { MoreButton } from "../views/more_button";
import { useTitle } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { Empty } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";

const SORTS = [
  "",
  "ORGANIZATION",
  "PERSON",
  "PAPER",
  "PATENT",
  "FILING",
  "AGREEMENT",
  "TOPIC",
  "PLACE",
];

export default function SearchPage() {
  const say = messages.value;
  const { text, works } = view.value;
  const kinds = (works ? [works] : null) as EntityKind[] | null;
  const variables = { text, kinds };
  const asked = usePages(search, text ? variables : null, (data) => data.search);
  useTitle(text ? say.searchAll(text) : say.page.search);
  const { edges: hits, first: data, error, again } = asked;
  return (
    <>
      {text && <p class="eyebrow">{say.page.search}</p>}
      <h1 id="top" tabIndex={-1}>
        {text ? <Words text={text} /> : say.page.search}
      </h1>
      <div class="section-head">
        <Choice
          name="sort"
          label={say.prior.kinds}
          value={works}
          options={SORTS.map((each) => [
            each,
            each ? label(say.entity, each) : (say.worksOf.ALL ?? ""),
          ])}
          choose={(kind) => change({ works: kind })}
        />
        {text && (
          <div class="tools">
            {hits.length > 0 && <ExportHits hits={hits} total={asked.total} />}
            <QueryBehind query={search} variables={variables} />
          </div>
        )}
      </div>
      {error && <TroubleNote error={error} again={again} />}
      {!text && <Empty>{say.searchStart}</Empty>}
      {text && !data && !error && <Waiting />}
      {data && !hits.length && <Nothing text={text} />}
      <ol class="rows results">
        {hits.map((hit) => {
          const to = pageOf(hit.node);
          return (
            <li key={hit.node.id}>
              {to ? (
                <Link to={to} class="thing">
                  <HitText hit={hit} asked={text} />
                </Link>
              ) : (
                <HitText hit={hit} asked={text} />
              )}
            </li>
          );
        })}
      </ol>
      <MoreButton asked={asked} />
    </>
  );
}

/** What a search says that finds nothing: what was searched, what there is, and how else to look. */
function Nothing({ text }: { text: string }) {
  const say = messages.value;
  const { data } = useQuery(home, {});
  return (
    <>
      <Empty>
        {say.searchNone(text)} {say.searchHint}
      </Empty>
      <p>
        <Link to={there({ page: "prior", text })}>{say.searchMeaning}</Link>
      </p>
      {data && (
        <section aria-labelledby="graph-title">
          <h2 id="graph-title">{say.graphNow}</h2>
          <GraphFigures of={data} />
          <p class="quiet note">{say.searchedIn}</p>
        </section>
      )}
    </>
  );
}

type Hit = Result["search"]["edges"][number];

/** Results as files; works among them for those who cite them, too. */
function ExportHits({ hits, total }: { hits: readonly Hit[]; total: number }) {
  const works = hits.flatMap(({ node }) =>
    node.workKind ? [{ ...node, kind: node.workKind, year: node.year ?? null }] : [],
  );
  return (
    <ExportThings
      title={messages.value.searchAll(view.value.text)}
      total={total}
      works={works}
      things={hits.map(({ kind, node, score }) => [
        node,
        {
          kind: node.organizationKind ?? node.agreementKind ?? kind,
          year: node.year,
          url: node.url,
          countryCode: node.countryCode,
          place: placesOf(node).map(plainName).join("; "),
          works: node.workCount,
          partners: node.collaboratorCount,
          score,
        },
      ])}
    />
  );
}

/** Where it is: the places of an organisation, the organisation where a person was seen last. */
function placesOf({ places, affiliations }: Hit["node"]): Named[] {
  return [...(places?.edges ?? []), ...(affiliations?.edges ?? [])].map(({ node }) => node);
}

/** A hit: its name, the other name that matched, what it is, where, and how much it has. */
function HitText({ hit, asked }: { hit: Hit; asked: string }) {
  const say = messages.value;
  const { node } = hit;
  const places = placesOf(node);
  const parent = node.parents?.edges[0]?.node;
  const country = node.countryCode && formats.value.country(node.countryCode);
  const also = matchedAlias(asked, node.name, node.nameZh, [...node.aliases, ...node.identifiers]);
  return (
    <>
      <Name of={node} />
      <small>
        {node.organizationKind
          ? label(say.organizationKind, node.organizationKind)
          : label(say.entity, hit.kind)}
        {parent && (
          <>
            {` · ${label(say.link, "PART_OF")} `}
            <Words text={plainName(parent)} />
          </>
        )}
        {places.map((each) => (
          <span key={each.name}>
            {" · "}
            <Words text={plainName(each)} />
          </span>
        ))}
        {country && !places.some((each) => plainName(each) === country) && ` · ${country}`}
        {node.year && ` · ${node.year}`}
        {node.collaboratorCount ? ` · ${say.partnersCount(node.collaboratorCount)}` : ""}
        {node.workCount ? ` · ${say.worksCount(node.workCount)}` : ""}
        {also && (
          <>
            {" · "}
            {say.matched("")}
            <Words text={also} />
          </>
        )}
      </small>
    </>
  );
}

/** The other name or identifier that holds what was typed, where the name itself does not. */
export function matchedAlias(
  asked: string,
  name: string,
  nameZh: string | null,
  others: readonly string[],
): string | undefined {
  const wanted = asked.toLocaleLowerCase();
  const holds = (text: string) => text.toLocaleLowerCase().includes(wanted);
  if (!wanted || holds(name) || (nameZh && holds(nameZh))) return undefined;
  return others.find(holds);
}
