/** Why two organisations are joined: opened by a cell of the matrix, closed by Escape. */
import { useEffect, useRef } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { type OpenCell, writeCell } from "../model/cell";
import { ordered } from "../model/kinds";
import evidence from "../queries/evidence.graphql";
import { usePages } from "../queries/use_pages";
import { change, there, view } from "../state/location";
import { EvidenceList } from "./evidence_list";
import { Link, plainName, ThingLink } from "./link";
import { MoreButton } from "./more_button";
import { QueryBehind } from "./query_behind";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";

export function EvidencePanel({ of, cell }: { of: string; cell: OpenCell }) {
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
  const heading = useFocus(cell.partner);
  const found = asked.first?.collaboration;
  const partner = found?.organizations.find((each) => each.id !== of);
  return (
    <aside class="panel" aria-labelledby="evidence-title" onKeyDown={closeOnEscape}>
      <header>
        <h2 id="evidence-title" tabIndex={-1} ref={heading}>
          {say.why} {partner && <ThingLink of={{ ...partner, __typename: "Organization" }} />}
        </h2>
        <button type="button" class="plain" onClick={close}>
          {say.close}
        </button>
      </header>
      {found && <Narrow cell={cell} byYear={found.byYear} />}
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
                  {formats.value.decimal(found.fractionalStrength)} {say.fractional}
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

function close(): void {
  // Once it was narrowed to what no cell shows, its row leads back.
  const [opener] = ["[aria-expanded=true]", ".open .cell"].flatMap(
    (each) => document.querySelector<HTMLElement>(`table.matrix ${each}`) ?? [],
  );
  change({ cell: "" });
  opener?.focus();
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") close();
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
}

/** Which kind and year of evidence the panel shows. */
function Narrow({ cell, byYear }: NarrowProps) {
  const say = messages.value;
  const kinds = ordered(byYear.map(({ kind }) => kind));
  const years = [...new Set(byYear.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  const to = (part: Partial<OpenCell>) => change({ cell: writeCell({ ...cell, ...part }) });
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
