/** Work near a text, a work or several: before and after, papers and patents together, explained. */

import { useEffect, useState } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { fused, type Near, split } from "../model/prior";
import { ApiError, ask } from "../queries/ask";
import priorWork from "../queries/prior_work.graphql";
import { useQuery } from "../queries/use_query";
import { ThingLink } from "./link";
import { Listed } from "./listed";
import { Empty, Section } from "./section";
import { TakeWorks } from "./take_away";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

export interface PriorFilters {
  kinds?: WorkKind[] | null;
  since?: number | null;
  until?: number | null;
}

/** The section of one work's page. */
export function PriorSection({ of, year }: { of: string; year: number | null }) {
  const say = messages.value;
  return (
    <Section
      id="prior"
      title={say.section.prior}
      query={priorWork}
      variables={{ work: of, first: 16 }}
    >
      {(data) => <NearList near={data.priorWork.edges} year={year} />}
    </Section>
  );
}

export function PriorOfText({ text, ...filters }: PriorFilters & { text: string }) {
  const { data, error, again } = useQuery(priorWork, { text, ...filters });
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  return <NearList near={data.priorWork.edges} year={null} take />;
}

/** Near several works: what is near most of them comes first. */
export function PriorOfWorks({ works, ...filters }: PriorFilters & { works: readonly string[] }) {
  const [near, set] = useState<Near[] | null>(null);
  const [error, fail] = useState<ApiError | null>(null);
  const [round, again] = useState(0);
  const key = JSON.stringify([works, filters, round]);
  useEffect(() => {
    let wanted = true;
    set(null);
    fail(null);
    const asked = works.map((each) => ask(priorWork, { work: each, first: 50, ...filters }));
    Promise.all(asked)
      .then(
        (all) =>
          wanted &&
          set(
            fused(
              all.map((each) => each.priorWork.edges),
              works,
            ),
          ),
      )
      .catch(
        (each) =>
          wanted && fail(each instanceof ApiError ? each : new ApiError("unknown", String(each))),
      );
    return () => {
      wanted = false;
    };
  }, [key]);
  if (error) return <TroubleNote error={error} again={() => again(round + 1)} />;
  if (!near) return <Waiting />;
  return <NearList near={near} year={null} take />;
}

/** Below this nothing is near in meaning: measured by eye on the demo's and the real titles. */
const NEAR = 0.35;

interface NearProps {
  near: readonly Near[];
  year: number | null;
  take?: boolean;
}

function NearList({ near, year, take = false }: NearProps) {
  const say = messages.value;
  const strong = near.filter(
    (each) => each.cites || each.citedBy || each.sharedReferences || (each.similarity ?? 0) >= NEAR,
  );
  if (!near.length) return <Empty>{say.noneLoaded.prior}</Empty>;
  const shown = strong.length ? strong : near;
  const groups = year === null ? ([["", shown]] as const) : split(shown, year);
  return (
    <>
      {!strong.length && <Empty>{say.prior.weak}</Empty>}
      {take && (
        <div class="tools">
          <TakeWorks works={shown.map(({ node }) => node)} total={near.length} />
        </div>
      )}
      {groups.map(([name, part]) => (
        <div class="group" key={name}>
          {name && <h3>{say.prior[name]}</h3>}
          <ol class="rows near">
            {part.map((each) => (
              <NearRow key={each.node.id} near={each} />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

function NearRow({ near }: { near: Near }) {
  const say = messages.value;
  const { node } = near;
  const rights = node.assignees?.edges.map((each) => each.node) ?? [];
  return (
    <li>
      <ThingLink of={node} />
      <small>
        {label(say.entity, node.kind)}
        {[node.venue, node.publicationNumber].map((each) => each && ` · ${each}`)}
        {node.people.edges.length > 0 && " · "}
        <Listed things={node.people.edges.map((each) => each.node)} />
        {rights.length > 0 && ` · ${say.prior.rights}: `}
        <Listed things={rights} />
      </small>
      <span class="figure">{node.year}</span>
      <small class="reasons">{reasons(near).join(" · ")}</small>
    </li>
  );
}

/** Why a work is near: by meaning, by citation. */
function reasons(near: Near): string[] {
  const say = messages.value.prior;
  return [
    near.similarity !== null && say.similarity(formats.value.percent(near.similarity)),
    near.cites && say.cites,
    near.citedBy && say.citedBy,
    near.sharedReferences > 0 && say.shared(near.sharedReferences),
    near.citedTogether > 0 && say.together(near.citedTogether),
  ].filter((each): each is string => typeof each === "string");
}
