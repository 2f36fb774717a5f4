/** All results of a search, by what sort of thing they are. */
import { label, messages } from "../messages";
import search from "../queries/search.graphql";
import { useQuery } from "../queries/use_query";
import { change, view } from "../state/location";
import { Choice } from "../views/choice";
import { Link, pageOf } from "../views/link";
import { useTitle } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { HitText } from "../views/search_box";
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
  const title = say.searchAll(text);
  useTitle(title);
  const hits = data?.search.edges ?? [];
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {title}
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
        <QueryBehind query={search} variables={variables} />
      </div>
      {error && <TroubleNote error={error} again={again} />}
      {!data && !error && <Waiting />}
      {data && !hits.length && (
        <Empty>
          {say.searchNone(text)} {say.searchHint}
        </Empty>
      )}
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
      {data && <p class="quiet note">{say.results(hits.length)}</p>}
    </>
  );
}
