/** The partners of an organisation: as a matrix, or as a network of the same. */

import { messages } from "../messages";
import { readCell, writeCell } from "../model/cell";
import { kindsOf, yearsOf } from "../model/matrix";
import type { Named } from "../model/names";
import { prefetch } from "../queries/ask";
import partnerFacets from "../queries/partner_facets.graphql";
import partners, { type Result as PartnersRead } from "../queries/partners.graphql";
import { FURTHER, usePages } from "../queries/use_pages";
import { useQuery } from "../queries/use_query";
import { change, view } from "../state/location";
import { MOST_ROWS, START } from "../state/view";
import { Choice } from "../views/choice";
import { EvidencePanel } from "../views/evidence_panel";
import { ExportPartners } from "../views/export_menu";
import { FilterSentence, filtered } from "../views/filter_sentence";
import { filtersNow } from "../views/filters_now";
import { lazy } from "../views/lazy";
import { MoreButton } from "../views/more_button";
import { type MatrixRow, PartnerMatrix } from "../views/partner_matrix";
import { QueryBehind } from "../views/query_behind";
import { Empty, Frame } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { Weights } from "../views/weights";

const Network = lazy(() => import("../views/network_of_partners"));

/** Of an open cell; of its row, once it was narrowed to what no cell shows. */
const OPENERS = ["table.matrix [aria-expanded=true]", "table.matrix .open .cell"];

/** A weighted ranking needs more than the first page. */
const WEIGHTED = 200;

/** What the partners of an organisation are asked by, as the view is now. */
function askedNow(id: string) {
  const { weights, pins } = view.value;
  const weighted = Object.keys(weights).length > 0 || pins.length > 0;
  const narrowed = { id, ...filtersNow() };
  return {
    weighted,
    narrowed,
    variables: { ...narrowed, first: weighted ? WEIGHTED : START.rows },
  };
}

/** Asks for the partners while the organisation itself is still awaited. */
export function prefetchPartners(id: string): void {
  const { narrowed, variables } = askedNow(id);
  prefetch(partners, variables);
  prefetch(partnerFacets, narrowed);
}

export function Partners({ id, name, all }: { id: string; name: Named; all: number }) {
  const say = messages.value;
  const state = view.value;
  const { weighted, narrowed, variables } = askedNow(id);
  const list = (data: PartnersRead) => data.organization?.collaborators;
  const read = usePages(partners, variables, list, state.rows);
  const asked = {
    ...read,
    more: read.more && (() => change({ rows: read.edges.length + FURTHER }, true)),
  };
  const facets = useQuery(partnerFacets, narrowed);
  const rows: MatrixRow[] = asked.edges.map((edge) => ({
    ...edge,
    ...edge.node,
    __typename: "Organization",
    byYear: edge.collaboration.byYear,
  }));
  const cell = readCell(state.cell);
  const buckets = facets.data?.organization?.collaborators ?? null;
  return (
    <div class={cell ? "with-panel" : ""}>
      <Frame
        id="partners"
        title={say.section.partners}
        busy={asked.busy}
        tools={
          <>
            <ViewChoice />
            {state.as === "matrix" && (
              <>
                {rows.length > 0 && <ExportPartners rows={rows} total={asked.total} name={name} />}
                <QueryBehind query={partners} variables={variables} />
              </>
            )}
          </>
        }
      >
        <FilterSentence buckets={buckets} years={yearsOf(rows)} />
        {state.as === "matrix" && rows.length > 0 && (
          <div class="matrix-tools">
            <ColumnChoice />
            <Weights kinds={kindsOf(rows)} />
            {weighted && <span class="quiet">{say.weightsNote(rows.length, asked.total)}</span>}
          </div>
        )}
        {asked.error && <TroubleNote error={asked.error} again={asked.again} />}
        {!asked.first && !asked.error && <Waiting />}
        {asked.first && !rows.length && (
          <Empty>{filtered() || all ? say.partnersNone : say.partnersNoneAtAll}</Empty>
        )}
        {rows.length > 0 &&
          (state.as === "matrix" ? (
            <>
              <PartnerMatrix rows={rows} />
              <MoreButton asked={asked} all={() => change({ rows: MOST_ROWS }, true)} />
            </>
          ) : (
            <Network seeds={[id]} />
          ))}
      </Frame>
      {cell && (
        <EvidencePanel
          of={id}
          cell={cell}
          show={(to) => change({ cell: to ? writeCell(to) : "" })}
          openers={OPENERS}
        />
      )}
    </div>
  );
}

function ViewChoice() {
  const say = messages.value;
  return (
    <Choice
      name="as"
      label={say.section.partners}
      value={view.value.as}
      options={[
        ["matrix", say.asMatrix],
        ["network", say.asNetwork],
      ]}
      choose={(as) => change({ as })}
    />
  );
}

function ColumnChoice() {
  const say = messages.value;
  return (
    <Choice
      name="columns"
      label={say.asMatrix}
      value={view.value.columns}
      options={[
        ["kinds", say.byKinds],
        ["years", say.byYears],
      ]}
      choose={(columns) => change({ columns })}
    />
  );
}
