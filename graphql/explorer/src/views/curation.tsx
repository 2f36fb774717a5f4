/** What people say of who is who: shown to all, given and withdrawn by those whose key may. */
import { useEffect, useRef, useState } from "preact/hooks";
import { formats, messages } from "../messages";
import { type ApiError, asApiError, tell } from "../queries/ask";
import type { Result as Explained } from "../queries/explain.graphql";
import giveVerdict, { type Result as Given, type Variables } from "../queries/give_verdict.graphql";
import thingNames from "../queries/thing_names.graphql";
import { useQuery } from "../queries/use_query";
import withdrawVerdict from "../queries/withdraw_verdict.graphql";
import { keyWanted } from "../state/preferences";
import { ThingLink, Words } from "./link";
import { SearchBox } from "./search_box";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

type Verdict = NonNullable<Explained["explain"]>["verdicts"][number];
type Taken = Given["giveVerdict"] & { back?: boolean };

/** What is said of something: who is meant is the thing's own matter, save for the other one. */
export interface Curating {
  may: boolean;
  busy: boolean;
  give: (verdict: Variables) => void;
  withdraw: (id: string) => void;
}

/** Gives and withdraws, one at a time; what came of the last one. */
export function useCurating(may: boolean, again: () => void) {
  const [busy, wait] = useState(false);
  const [taken, set] = useState<Taken | null>(null);
  const [error, fail] = useState<ApiError | null>(null);
  const act = (what: () => Promise<Taken>) => {
    wait(true);
    fail(null);
    what()
      .then(set)
      .then(again)
      .catch((each) => fail(asApiError(each)))
      .finally(() => wait(false));
  };
  const curating: Curating = {
    may,
    busy,
    give: (verdict) => act(async () => (await tell(giveVerdict, verdict)).giveVerdict),
    withdraw: (id) =>
      act(async () => ({
        ...(await tell(withdrawVerdict, { id })).withdrawVerdict,
        back: true,
      })),
  };
  return { curating, taken, error };
}

/** The verdicts on a thing, and what may be said of it. */
export function Verdicts(props: {
  id: string;
  kind: EntityKind;
  said: readonly Verdict[];
  may: boolean;
  again: () => void;
  children: (curating: Curating) => preact.ComponentChildren;
}) {
  const say = messages.value;
  const { curating, taken, error } = useCurating(props.may, props.again);
  return (
    <>
      {props.said.length > 0 && <Said of={props.said} {...curating} />}
      {error && <TroubleNote error={error} again={props.again} />}
      {curating.busy && <Waiting />}
      {taken && !curating.busy && <Changes of={taken} />}
      {props.may ? (
        <Give key={taken?.verdict.id} id={props.id} kind={props.kind} {...curating} />
      ) : (
        <p class="quiet note">
          {say.verdict.keyWanted}{" "}
          <button type="button" class="plain" onClick={() => (keyWanted.value = "curate")}>
            {say.verdict.giveKey}
          </button>
        </p>
      )}
      {props.children(curating)}
    </>
  );
}

/** What is said, with the names that the sides had. */
function sentence({ kind, sides }: Pick<Verdict, "kind" | "sides">): string {
  const say = messages.value.verdict;
  const [one = "", other = ""] = sides.map(({ said, name }) =>
    name && name !== said ? say.side(said, name) : said,
  );
  return say.said[kind](one, other);
}

function Said({ of, may, busy, withdraw }: { of: readonly Verdict[] } & Curating) {
  const say = messages.value;
  return (
    <ul class="rows verdicts" aria-label={say.verdict.title}>
      {of.map((each) => (
        <li key={each.id}>
          <span>
            <Words text={sentence(each)} />
          </span>
          <small>
            {say.decidedBy(each.by, formats.value.date(each.at))}
            {each.why && (
              <>
                {" · "}
                <Words text={each.why} />
              </>
            )}
          </small>
          {may && (
            <span class="figure">
              <button type="button" disabled={busy} onClick={() => withdraw(each.id)}>
                {say.verdict.withdraw}
                <span class="hidden">{`: ${sentence(each)}`}</span>
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const KINDS = ["SAME", "DIFFERENT", "NOT_AN_ORGANIZATION"] as const;

function Give({ id, kind, busy, give }: { id: string; kind: EntityKind } & Curating) {
  const say = messages.value;
  const [saying, set] = useState<VerdictKind | null>(null);
  const [other, choose] = useState("");
  const [why, tellWhy] = useState("");
  const kinds = kind === "ORGANIZATION" ? KINDS : KINDS.slice(0, 2);
  const alone = saying === "NOT_AN_ORGANIZATION";
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (saying) form.current?.querySelector("input")?.focus();
  }, [saying]);
  return (
    <>
      <div class="tools verdict-tools" role="group" aria-label={say.verdict.title}>
        {kinds.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={saying === each}
            onClick={() => {
              set(saying === each ? null : each);
              choose("");
            }}
          >
            {say.verdict.buttons[each]}
          </button>
        ))}
      </div>
      {saying && (
        <form
          ref={form}
          class="verdict"
          onSubmit={(event) => {
            event.preventDefault();
            give({ kind: saying, one: id, other: alone ? null : other, why });
          }}
          onKeyDown={(event) => event.key === "Escape" && set(null)}
        >
          {!alone && (
            <div>
              <span class="quiet">{say.verdict.other}</span>
              <SearchBox
                key={saying}
                label={say.verdict.other}
                kinds={[kind]}
                choose={(hit) => choose(hit.id)}
              />
            </div>
          )}
          <label>
            <span class="quiet">{say.verdict.why}</span>
            <input
              type="text"
              maxLength={500}
              value={why}
              onInput={(event) => tellWhy(event.currentTarget.value)}
            />
          </label>
          <p class="quiet">{say.verdict.note}</p>
          <button type="submit" disabled={busy || !(alone || other)}>
            {say.verdict.say}
          </button>
        </form>
      )}
    </>
  );
}

/** What the next run will change by a verdict. */
function Changes({ of: { verdict, changes, back } }: { of: Taken }) {
  const say = messages.value;
  const ids = [...new Set(changes.flatMap(({ before, after }) => [before, after]))].flatMap(
    (each) => each ?? [],
  );
  const { data } = useQuery(thingNames, ids.length ? { ids } : null);
  const thing = (id: string | null) => {
    const found = data?.nodes[ids.indexOf(id ?? "")];
    if (!id) return say.verdict.nothing;
    return found ? <ThingLink of={found} short /> : <code>{id}</code>;
  };
  return (
    <div class="taken" role="status">
      <p>
        <strong>{back ? say.verdict.withdrawn : say.verdict.taken}</strong>{" "}
        <Words text={sentence(verdict)} />
      </p>
      <p class="quiet">{changes.length ? say.verdict.changes : say.verdict.noChanges}</p>
      <ul class="plain-list">
        {changes.map(({ before, after, mentions, documents, names }) => (
          <li key={`${before} ${after}`}>
            {say.verdict.moved(mentions, documents)} <Words text={names.join(", ")} />:{" "}
            {thing(before)} → {thing(after)}
          </li>
        ))}
      </ul>
    </div>
  );
}
