/** What the reader has collected, and what can be done with it together. */
import { useRef, useState } from "preact/hooks";
import { messages } from "../messages";
import thingNames from "../queries/thing_names.graphql";
import { useQuery } from "../queries/use_query";
import { collection, keep, parse, toggle, written } from "../state/collections";
import { there } from "../state/location";
import { Link, plainName, ThingLink } from "../views/link";
import { useTitle } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { save } from "../views/save";
import { Empty } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";

/** As many as one question may name. */
const MOST = 200;

/** What prior work can be looked for from. */
const STARTS = ["Paper", "Patent", "Organization"];

export default function CollectionsPage() {
  const say = messages.value;
  const ids = collection.value.slice(0, MOST);
  const { data, error, again } = useQuery(thingNames, ids.length ? { ids } : null);
  useTitle(say.collection);
  const things = (data?.nodes ?? []).flatMap((each) => each ?? []);
  const starts = things.filter(({ __typename: type }) => STARTS.includes(type));
  const organizations = things.filter(({ __typename: type }) => type === "Organization");
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {say.collection}
      </h1>
      <p class="quiet">{say.collectionNote}</p>
      {!ids.length && <Empty>{say.collectionNone}</Empty>}
      {error && <TroubleNote error={error} again={again} />}
      {ids.length > 0 && !data && !error && <Waiting />}
      <ul class="rows">
        {things.map((each) => (
          <li key={each.id}>
            <ThingLink of={each} />
            <span class="figure">
              <button
                type="button"
                class="plain"
                aria-label={say.remove(plainName(each))}
                onClick={() => toggle(each.id)}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p class="page-tools note">
        {starts.length > 0 && (
          <Link class="button" to={there({ page: "prior", seeds: starts.map(({ id }) => id) })}>
            {say.collectionPrior}
          </Link>
        )}
        {organizations.length > 0 && (
          <Link
            class="button"
            to={there({ page: "network", seeds: organizations.map(({ id }) => id) })}
          >
            {say.collectionNetwork}
          </Link>
        )}
        <FileTools />
        {ids.length > 0 && <QueryBehind query={thingNames} variables={{ ids }} />}
      </p>
    </>
  );
}

function FileTools() {
  const say = messages.value;
  const input = useRef<HTMLInputElement>(null);
  const [wrong, set] = useState(false);
  const some = collection.value.length > 0;
  const load = async (file: File | undefined) => {
    const ids = file ? parse(await file.text()) : null;
    set(ids === null);
    if (ids) keep([...new Set([...collection.value, ...ids])]);
  };
  return (
    <>
      {some && (
        <button
          type="button"
          onClick={() => save("collection.json", "application/json", written(collection.value))}
        >
          {say.collectionSave}
        </button>
      )}
      <button type="button" onClick={() => input.current?.click()}>
        {say.collectionLoad}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json"
        hidden
        onChange={(event) => load(event.currentTarget.files?.[0])}
      />
      {some && (
        <button type="button" onClick={() => keep([])}>
          {say.collectionClear}
        </button>
      )}
      {wrong && <span role="alert">{say.collectionWrong}</span>}
    </>
  );
}
