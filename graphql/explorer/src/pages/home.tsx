/** Where one begins: the search, what is in the graph, some to start from. */
import { formats, label, messages } from "../messages";
import home, { type Result } from "../queries/home.graphql";
import { useQuery } from "../queries/use_query";
import { there } from "../state/location";
import { GraphFigures } from "../views/graph_figures";
import { Link, ThingLink } from "../views/link";
import { useTitle } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { SearchBox } from "../views/search_box";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";

export default function Home() {
  const say = messages.value;
  const { data, error, again } = useQuery(home, {});
  useTitle("");
  return (
    <div class="home">
      <h1 id="top" tabIndex={-1}>
        {say.tagline}
      </h1>
      <SearchBox label={say.search} all autofocus />
      <p class="doors">
        <span class="quiet">{say.homeTry}</span>
        {(["prior", "ways", "network"] as const).map((page) => (
          <Link key={page} to={there({ page })}>
            {say.page[page]}
          </Link>
        ))}
        <a href="graphql">GraphQL</a>
      </p>
      {error && <TroubleNote error={error} again={again} />}
      {data ? <Begin data={data} /> : !error && <Waiting />}
    </div>
  );
}

function Begin({ data }: { data: Result }) {
  const say = messages.value;
  return (
    <>
      <section aria-labelledby="begin-title">
        <h2 id="begin-title">{say.homeStart}</h2>
        <ul class="rows">
          {data.organizations.edges.map(({ node }) => (
            <li key={node.id}>
              <ThingLink of={{ ...node, __typename: "Organization" }} />
              <small>
                {label(say.organizationKind, node.kind)}
                {node.countryCode && ` · ${formats.value.country(node.countryCode)}`}
              </small>
              <span class="figure">{say.partnersCount(node.collaboratorCount)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="graph-title">
        <header class="section-head">
          <h2 id="graph-title">{say.graphNow}</h2>
          <QueryBehind query={home} variables={{}} />
        </header>
        <GraphFigures of={data} />
      </section>
    </>
  );
}
