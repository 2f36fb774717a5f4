/** How two things are joined: the three best ways, each step with its evidence. */
import type { ComponentChildren } from "preact";
import { label, messages } from "../messages";
import { ask } from "../queries/ask";
import quotesOfShortestWay from "../queries/quotes_of_shortest_way.graphql";
import quotesOfWays, { type Result as QuotedWays } from "../queries/quotes_of_ways.graphql";
import shortestWay from "../queries/shortest_way.graphql";
import thingNames from "../queries/thing_names.graphql";
import { useLater } from "../queries/use_later";
import { MOST } from "../queries/use_pages";
import { useQuery } from "../queries/use_query";
import ways, { type Result } from "../queries/ways.graphql";
import { change, view } from "../state/location";
import { plainName, ThingLink } from "../views/link";
import { useTitle } from "../views/page_head";
import { QueriesBehind } from "../views/query_behind";
import { type Quoted, Quotes } from "../views/quotes";
import { SearchBox } from "../views/search_box";
import { Empty } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";

export default function WaysPage() {
  const say = messages.value;
  const { id, other } = view.value;
  const ids = [id, other].filter(Boolean);
  const names = useQuery(thingNames, ids.length ? { ids } : null);
  const nameOf = (wanted: string) => {
    const found = names.data?.nodes.find((each) => each?.id === wanted);
    return found ? plainName(found) : wanted;
  };
  useTitle(say.page.ways);
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {say.page.ways}
      </h1>
      <div class="ask two">
        <div>
          <span class="quiet">{say.ways.from}</span>
          <SearchBox
            key={`${id} ${nameOf(id)}`}
            label={say.ways.from}
            value={nameOf(id)}
            choose={(hit) => change({ id: hit.id })}
          />
        </div>
        <div>
          <span class="quiet">{say.ways.to}</span>
          <SearchBox
            key={`${other} ${nameOf(other)}`}
            label={say.ways.to}
            value={nameOf(other)}
            choose={(hit) => change({ other: hit.id })}
          />
        </div>
      </div>
      {id && other ? <Found from={id} to={other} /> : <Empty>{say.ways.choose}</Empty>}
    </>
  );
}

/** Several ways of up to four links; where there is none, one that is longer. */
function Found({ from, to }: { from: string; to: string }) {
  const say = messages.value;
  const { since, until } = view.value;
  const variables = { from, to, since, until };
  const near = useQuery(ways, variables);
  const wanted = near.data !== null && near.data.paths.length === 0;
  const far = useQuery(shortestWay, wanted ? variables : null);
  const { error, again } = near.error ? near : far;
  if (error) return <TroubleNote error={error} again={again} />;
  if (!near.data || (wanted && !far.data)) return <Waiting />;
  const found = far.data?.path ? [far.data.path] : near.data.paths;
  const quotesOf = async (step: Step, quotes?: number) => {
    const many = quotes ? { quotes } : {};
    if (!wanted) return same((await ask(quotesOfWays, { ...variables, ...many })).paths, step);
    const { path } = await ask(quotesOfShortestWay, { ...variables, ...many });
    return same(path ? [path] : [], step);
  };
  const asked = wanted ? [shortestWay, quotesOfShortestWay] : [ways, quotesOfWays];
  if (!found.length) return <Empty>{say.ways.none}</Empty>;
  return (
    <>
      <p class="section-head quiet">
        {say.ways.note} <QueriesBehind asked={asked.map(({ text }) => ({ text, variables }))} />
      </p>
      <ol class="ways">
        {found.map((way) => (
          <li key={way.nodes.map((each) => each.id).join(" ")}>
            <Way of={way} quotesOf={quotesOf} />
          </li>
        ))}
      </ol>
    </>
  );
}

type Chain = Result["paths"][number];
type Step = Chain["links"][number];

/** The quotes of a step, in what was asked for those of all steps. */
function same(of: QuotedWays["paths"], { kind, source, target }: Step): readonly Quoted[] {
  const steps = of.flatMap((each) => each.links);
  const found = steps.find(
    (each) => each.kind === kind && each.source === source && each.target === target,
  );
  return found?.evidence ?? [];
}

interface WayProps {
  of: Chain;
  /** Asks for the quotes of one of its steps: the surest, or so many. */
  quotesOf: (step: Step, quotes?: number) => Promise<readonly Quoted[]>;
}

function Way({ of, quotesOf }: WayProps) {
  const say = messages.value;
  return (
    <>
      <h2>{say.ways.steps(of.length)}</h2>
      <ol class="steps">
        {of.nodes.map((node, index) => {
          const link = of.links[index];
          return (
            <li key={node.id}>
              <ThingLink of={node} />
              {link && (
                <StepOf step={link} quotesOf={quotesOf}>
                  {link.source === node.id ? "↓" : "↑"} {label(say.link, link.kind)}
                </StepOf>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

interface StepProps {
  step: Step;
  quotesOf: WayProps["quotesOf"];
  children: ComponentChildren;
}

/** A step, whose quotes are asked for when it is opened. */
function StepOf({ step, quotesOf, children }: StepProps) {
  const { data, busy, error, read } = useLater(() => quotesOf(step));
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && !data && read()}>
      <summary class="quiet">{children}</summary>
      {error && <TroubleNote error={error} again={read} />}
      {busy && <Waiting />}
      {data && <Quotes of={data} first={2} all={() => quotesOf(step, MOST)} />}
    </details>
  );
}
