/** All results of a search, by what sort of thing they are. */
import { formats, label, messages } from "../messages";
import home from "../queries/home.graphql";
import search, { type Result } from "../queries/search.graphql";
import { useQuery } from "../queries/use_query";
import { change, there, view } from "../state/location";
import { Choice } from "../views/choice";
import { GraphFigures } from "../views/graph_figures";
import { Link, Name, pageOf, Words } from "../views/link";
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
  const variables = { text, kinds, first: 50 };
  const { data, error, again } = useQuery(search, text ? variables : null);
  useTitle(text ? say.searchAll(text) : say.page.search);
  const hits = data?.search.edges ?? [];
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
        {text && <QueryBehind query={search} variables={variables} />}
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
      {hits.length > 0 && <p class="quiet note">{say.results(hits.length)}</p>}
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

/** A hit: its name, the other name that matched, what it is, where, and how much it has. */
function HitText({ hit, asked }: { hit: Hit; asked: string }) {
  const say = messages.value;
  const { node } = hit;
  const also = matchedAlias(asked, node.name, node.nameZh, [...node.aliases, ...node.identifiers]);
  return (
    <>
      <Name of={node} />
      <small>
        {node.organizationKind
          ? label(say.organizationKind, node.organizationKind)
          : label(say.entity, hit.kind)}
        {node.countryCode && ` · ${formats.value.country(node.countryCode)}`}
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
