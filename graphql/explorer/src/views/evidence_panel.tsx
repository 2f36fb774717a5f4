/** Why two organisations are joined: opened by a cell of the matrix or a link of a network, closed by
 * Escape. */
import { useEffect, useRef } from "preact/hooks";
import { formats, label, messages } from "../messages";
import type { OpenCell } from "../model/cell";
import { ordered } from "../model/kinds";
import evidence from "../queries/evidence.graphql";
import { usePages } from "../queries/use_pages";
import { there, view } from "../state/location";
import { EvidenceList } from "./evidence_list";
import { Link, plainName, ThingLink } from "./link";
import { MoreButton } from "./more_button";
import { QueryBehind } from "./query_behind";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

interface Props {
  of: string;
  cell: OpenCell;
  /** Shows other evidence of the two; none where it is closed. */
  show: (cell: OpenCell | null) => void;
  /** Where the focus goes back to: the first of these that there is. */
  openers: readonly string[];
  /** Whether both are named, as where the page is not about the one. */
  both?: boolean;
}

export function EvidencePanel({ of, cell, show, openers, both = false }: Props) {
  const say = messages.value;
  const { topic, since, until, evidence: kinds } = view.value;
  const variables = {
    between: [of, cell.partner],
    evidence: (cell.kind ? [cell.kind] : kinds.length ? kinds : null) as CollaborationKind[] | null,
    topic: topic || null,
    since: cell.year ?? since,
    until: cell.year ?? until,
  };
  const asked = usePages(evidence, variables, (data) => data.collaboration?.evidence);
  const heading = useFocus(`${of} ${cell.partner}`);
  const found = asked.first?.collaboration;
  const partner = found?.organizations.find((each) => each.id !== of);
  const named = both ? (found?.organizations ?? []) : partner ? [partner] : [];
  const close = () => {
    const opener = openers.flatMap((each) => document.querySelector<HTMLElement>(each) ?? [])[0];
    show(null);
    opener?.focus();
  };
  return (
    <aside
      class="panel"
      aria-labelledby="evidence-title"
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <header>
        <h2 id="evidence-title" tabIndex={-1} ref={heading}>
          {say.why}{" "}
          {named.map((each, index) => (
            <span key={each.id}>
              {index > 0 && " × "}
              <ThingLink of={{ ...each, __typename: "Organization" }} short={both} />
            </span>
          ))}
        </h2>
        <button type="button" class="plain" onClick={close}>
          {say.close}
        </button>
      </header>
      {found && <Narrow cell={cell} byYear={found.byYear} show={show} />}
      {asked.error && <TroubleNote error={asked.error} again={asked.again} />}
      {!asked.first && !asked.error && <Waiting />}
      {asked.first && (
        <>
          <p class="quiet">
            {asked.total ? say.evidenceCount(asked.total) : say.evidenceNone}
            {found && asked.total > 0 && (
              <>
                {" · "}
                <span title={say.fractionalMethod}>
                  {formats.value.share(found.fractionalStrength)} {say.fractional}
                </span>
              </>
            )}
          </p>
          <EvidenceList pieces={asked.edges} between={variables.between} />
          <MoreButton asked={asked} />
          <p class="panel-foot">
            <Link to={there({ page: "pair", id: of, other: cell.partner })} class="button">
              {say.openPair}
            </Link>
            <QueryBehind query={evidence} variables={variables} />
          </p>
        </>
      )}
      {partner && <span class="hidden">{plainName(partner)}</span>}
    </aside>
  );
}

function useFocus(name: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [name]);
  return heading;
}

interface NarrowProps {
  cell: OpenCell;
  byYear: readonly { year: number | null; kind: string; count: number }[];
  show: (cell: OpenCell) => void;
}

/** Which kind and year of evidence the panel shows. */
function Narrow({ cell, byYear, show }: NarrowProps) {
  const say = messages.value;
  const kinds = ordered(byYear.map(({ kind }) => kind));
  const years = [...new Set(byYear.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  const to = (part: Partial<OpenCell>) => show({ ...cell, ...part });
  return (
    <p class="narrow">
      <select
        aria-label={say.filterBy.evidence}
        value={cell.kind ?? ""}
        onChange={(event) => to({ kind: event.currentTarget.value || null })}
      >
        <option value="">{say.allKinds}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {label(say.kind, kind)}
          </option>
        ))}
      </select>
      <select
        aria-label={say.filterBy.years}
        value={cell.year === null ? "" : String(cell.year)}
        onChange={(event) => to({ year: Number(event.currentTarget.value) || null })}
      >
        <option value="">{say.allYears}</option>
        {years.map((year) => (
          <option key={year} value={String(year)}>
            {year}
          </option>
        ))}
      </select>
    </p>
  );
}
