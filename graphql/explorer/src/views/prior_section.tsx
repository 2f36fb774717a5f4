/** Work near a text, a work or several: before and after, papers and patents together, explained. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { type Near, split, type When } from "../model/prior";
import { type ApiError, asApiError, type Noted, noting } from "../queries/ask";
import priorWork from "../queries/prior_work.graphql";
import { useQuery } from "../queries/use_query";
import worksOfOrganization from "../queries/works_of_organization.graphql";
import { there } from "../state/location";
import { ExportWorks } from "./export_menu";
import { Link, type Thing, ThingLink } from "./link";
import { ListedOf } from "./listed";
import { QueriesBehind, QueryBehind } from "./query_behind";
import { Empty, Section } from "./section";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

export interface PriorFilters {
  kinds?: WorkKind[] | null;
  since?: number | null;
  until?: number | null;
}

interface Asking extends PriorFilters {
  /** The year that tells apart what came before and what came after. */
  pivot: number | null;
}

/** Told apart by a year, so many are asked for: enough of both. */
const BOTH = 100;

/** The section of one work's page. */
export function PriorSection({ of, year }: { of: string; year: number | null }) {
  const say = messages.value;
  return (
    <Section
      id="prior"
      title={say.section.prior}
      query={priorWork}
      variables={{ work: of, first: 16 }}
      tools={() => (
        <Link class="button" to={there({ page: "prior", seeds: [of] })}>
          {say.page.prior}
        </Link>
      )}
    >
      {(data) => <NearList near={data.priorWork.edges} year={year} />}
    </Section>
  );
}

export function PriorOfText({ text, pivot, ...filters }: Asking & { text: string }) {
  const variables = { text, ...filters, ...(pivot === null ? {} : { first: BOTH }) };
  const { data, error, again } = useQuery(priorWork, variables);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  const behind = <QueryBehind query={priorWork} variables={variables} />;
  return <NearList near={data.priorWork.edges} year={pivot} behind={behind} />;
}

/** Of an organisation so many of its works are asked for, the newest: as the API does. */
const NEWEST = 10;
/** As many works as the API looks from at once. */
const MOST = 30;

/** A work or an organisation to start from; the year of a work, where it has one. */
export type Given = Thing & { year?: number | null };

interface Start {
  works: readonly { id: string; year?: number | null }[];
  /** How many works the organisation has in all; one for what is a work itself. */
  all: number;
}

/** What stands for what is given: a work for itself, its newest papers and patents for an organisation. */
async function startOf({ ask }: Noted, given: Given): Promise<Start> {
  const { id, __typename: type } = given;
  if (type !== "Organization") return { works: [given], all: 1 };
  const variables = { id, kinds: ["PAPER", "PATENT"] as WorkKind[], first: NEWEST };
  const found = (await ask(worksOfOrganization, variables)).organization?.works;
  return { works: found?.edges.map(({ node }) => node) ?? [], all: found?.totalCount ?? 0 };
}

/** Near several things: what is near most of them comes first, what they made themselves is left out. */
async function nearOf(of: readonly Given[], filters: PriorFilters) {
  const noted = noting();
  const starts = await Promise.all(of.map((each) => startOf(noted, each)));
  const works = new Map(starts.flatMap((each) => each.works).map((each) => [each.id, each]));
  const asked = { works: of.map(({ id }) => id).slice(0, MOST), first: BOTH, ...filters };
  const near = works.size ? (await noted.ask(priorWork, asked)).priorWork.edges : [];
  const all = starts.reduce((sum, each) => sum + each.all, 0);
  const years = [...works.values()].flatMap(({ year }) => year ?? []);
  const earliest = years.length ? Math.min(...years) : null;
  return { near, from: Math.min(works.size, MOST), all, earliest, asked: noted.asked };
}

/** Near works and organisations: what is near most of them comes first. */
export function PriorOfThings({ of, pivot, ...filters }: Asking & { of: readonly Given[] }) {
  const say = messages.value;
  const [found, set] = useState<Awaited<ReturnType<typeof nearOf>> | null>(null);
  const [error, fail] = useState<ApiError | null>(null);
  const [round, again] = useState(0);
  const key = JSON.stringify([of, filters, round]);
  useEffect(() => {
    let wanted = true;
    set(null);
    fail(null);
    nearOf(of, filters)
      .then((all) => wanted && set(all))
      .catch((each) => wanted && fail(asApiError(each)));
    return () => {
      wanted = false;
    };
  }, [key]);
  if (error) return <TroubleNote error={error} again={() => again(round + 1)} />;
  if (!found) return <Waiting />;
  const { from, all, asked, earliest } = found;
  const behind = asked.length > 0 && <QueriesBehind asked={asked} />;
  return (
    <>
      {all > from && <p class="quiet note">{say.prior.newest(from, all)}</p>}
      {pivot === null && earliest !== null && (
        <p class="quiet note">{say.prior.pivotOfSet(earliest)}</p>
      )}
      <NearList near={found.near} year={pivot ?? earliest} behind={behind} />
    </>
  );
}

/** Below this nothing is near in meaning: measured by eye on the demo's and the real titles. */
const NEAR = 0.35;

interface NearProps {
  near: readonly Near[];
  year: number | null;
  /** The query behind it, where no section shows that already. */
  behind?: ComponentChildren;
}

function NearList({ near, year, behind }: NearProps) {
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
      <div class="section-head">
        <span class="quiet">
          {say.prior.nearest(shown.length)}
          {shown.length < near.length && ` · ${say.prior.tooFar(near.length - shown.length)}`}
        </span>
        <div class="tools">
          <ExportWorks works={shown.map(({ node }) => node)} total={near.length} />
          {behind}
        </div>
      </div>
      {groups.map(([name, part]) => (
        <div class="group" key={name}>
          {name && <h3>{heading(name, year)}</h3>}
          <NearRows near={part.slice(0, name ? FOLDED : undefined)} />
          {name && part.length > FOLDED && (
            <details>
              <summary class="quiet">{say.more(part.length - FOLDED)}</summary>
              <NearRows near={part.slice(FOLDED)} />
            </details>
          )}
        </div>
      ))}
    </>
  );
}

/** What a group is called: the year that tells them apart belongs to what came later. */
function heading(name: When, year: number | null): string {
  const say = messages.value.prior;
  return name === "undated" || year === null ? say.undated : say[name](year);
}

/** Of more than these that came before, or after, the others are folded away. */
const FOLDED = 16;

function NearRows({ near }: { near: readonly Near[] }) {
  return (
    <ol class="rows near">
      {near.map((each) => (
        <NearRow key={each.node.id} near={each} />
      ))}
    </ol>
  );
}

function NearRow({ near }: { near: Near }) {
  const say = messages.value;
  const { node } = near;
  const { people, organizations, assignees } = node;
  return (
    <li>
      <ThingLink of={node} />
      <small>
        {label(say.entity, node.kind)}
        {[node.venue, node.publicationNumber].map((each) => each && ` · ${each}`)}
        {people.edges.length > 0 && " · "}
        <ListedOf of={people} />
        {organizations.edges.length > 0 && " · "}
        <ListedOf of={organizations} />
        {assignees && assignees.edges.length > 0 && (
          <>
            {` · ${say.prior.rights}: `}
            <ListedOf of={assignees} />
          </>
        )}
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
