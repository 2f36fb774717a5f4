/** Partners × kinds of evidence × years: ranked, pinned, each cell opening into its evidence. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { formats, label, messages } from "../messages";
import { readCell, writeCell } from "../model/cell";
import { familyOf } from "../model/kinds";
import {
  cellOf,
  kindsOf,
  type Partner,
  peakOf,
  ranked,
  scoreOf,
  yearOf,
  yearsOf,
} from "../model/matrix";
import { change, view } from "../state/location";
import { Bars } from "./bars";
import { moveInGrid } from "./grid_keys";
import { KindLabel } from "./kind_mark";
import { plainName, type Thing, ThingLink } from "./link";

export interface MatrixRow extends Partner, Thing {
  kind: string;
  countryCode: string | null;
  fractionalStrength: number;
  firstYear: number | null;
  lastYear: number | null;
}

export function PartnerMatrix({ rows }: { rows: readonly MatrixRow[] }) {
  const { weights, pins, columns } = view.value;
  const sorted = ranked(rows, weights, pins);
  const kinds = kindsOf(rows);
  const years = yearsOf(rows);
  const peak = peakOf(rows);
  const groups = Array.from({ length: Math.ceil(sorted.length / GROUP) }, (_, index) => index);
  return (
    <div class="scroll" role="region" aria-label={messages.value.asMatrix} tabIndex={0}>
      <table class="matrix" aria-rowcount={sorted.length + 1} onKeyDown={moveInGrid}>
        <Head kinds={columns === "kinds" ? kinds : []} years={columns === "years" ? years : []} />
        {groups.map((group) => (
          <Group key={group} first={group === 0}>
            {sorted.slice(group * GROUP, (group + 1) * GROUP).map((row, index) => (
              <Row
                key={row.id}
                row={row}
                at={group * GROUP + index}
                kinds={columns === "kinds" ? kinds : null}
                {...{ years, peak }}
              />
            ))}
          </Group>
        ))}
      </table>
    </div>
  );
}

/** Rows that are made together, when they come near. */
const GROUP = 40;
/** Pixels of a row, until it has been made and is known. */
const ROW = 48;

/** Some rows of the matrix; while they are far away an empty one as high as they are. */
function Group({ first, children }: { first: boolean; children: ComponentChildren[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [height, away] = useState<number | null>(first ? null : children.length * ROW);
  useEffect(() => {
    const { current } = body;
    if (!current) return;
    // Of several changes that are told together the last one holds.
    const seen = (entries: IntersectionObserverEntry[]) =>
      away(entries.at(-1)?.isIntersecting ? null : current.offsetHeight);
    const observer = new IntersectionObserver(seen, { rootMargin: "1000px" });
    const beforePrint = () => away(null);
    observer.observe(current);
    addEventListener("beforeprint", beforePrint);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", beforePrint);
    };
  }, []);
  return (
    <tbody ref={body}>
      {height === null ? (
        children
      ) : (
        <tr aria-hidden="true">
          <td style={{ height: `${height}px` }} />
        </tr>
      )}
    </tbody>
  );
}

function Head({ kinds, years }: { kinds: string[]; years: number[] }) {
  const say = messages.value;
  const weighted = Object.keys(view.value.weights).length > 0;
  return (
    <thead>
      <tr>
        <th scope="col">{say.partner}</th>
        <th scope="col" class="figure" title={weighted ? say.scoreMethod : say.totalMethod}>
          {weighted ? say.score : say.total}
          {!weighted && <small title={say.fractionalMethod}>{say.fractional}</small>}
        </th>
        {kinds.map((kind) => (
          <th scope="col" key={kind}>
            <KindLabel kind={kind} />
          </th>
        ))}
        {years.map((year) => (
          <th scope="col" key={year} class="year">
            {year}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  row: MatrixRow;
  at: number;
  kinds: string[] | null;
  years: number[];
  peak: number;
}

function Row({ row, at, kinds, years, peak }: RowProps) {
  const { pins } = view.value;
  const pinned = pins.includes(row.id);
  const open = readCell(view.value.cell)?.partner === row.id;
  return (
    <tr aria-rowindex={at + 2} class={`${pinned ? "pinned" : ""} ${open ? "open" : ""}`}>
      <th scope="row">
        <PinButton row={row} pinned={pinned} />
        <ThingLink of={row} />
        <small>
          {label(messages.value.organizationKind, row.kind)}
          {row.countryCode && ` · ${formats.value.country(row.countryCode)}`}
        </small>
      </th>
      <TotalCell row={row} at={at} />
      {kinds
        ? kinds.map((kind, column) => (
            <KindCell key={kind} {...{ row, at, kind, years, peak }} column={column + 1} />
          ))
        : years.map((year, column) => (
            <YearCell key={year} {...{ row, at, year, peak }} column={column + 1} />
          ))}
    </tr>
  );
}

function PinButton({ row, pinned }: { row: MatrixRow; pinned: boolean }) {
  const say = messages.value;
  const { pins } = view.value;
  const next = pinned ? pins.filter((each) => each !== row.id) : [...pins, row.id];
  const name = plainName(row);
  return (
    <button
      type="button"
      class="pin"
      aria-pressed={pinned}
      aria-label={pinned ? say.unpin(name) : say.pin(name)}
      onClick={() => change({ pins: next })}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M6 1v6M3 7h6M6 7v4M4 1h4" />
      </svg>
    </button>
  );
}

interface CellButtonProps {
  row: MatrixRow;
  at: number;
  column: number;
  kind: string | null;
  year: number | null;
  name: string;
  children: preact.ComponentChildren;
}

/** One place of the matrix as a button; only one of them all is reached by Tab. */
function CellButton({ row, at, column, kind, year, name, children }: CellButtonProps) {
  const cell = writeCell({ partner: row.id, kind, year });
  const open = view.value.cell === cell;
  return (
    <button
      type="button"
      class="cell"
      data-row={at}
      data-column={column}
      tabIndex={at === 0 && column === 0 ? 0 : -1}
      aria-expanded={open}
      onClick={() => change({ cell: open ? "" : cell })}
    >
      <span class="hidden">{name}: </span>
      {children}
    </button>
  );
}

function TotalCell({ row, at }: { row: MatrixRow; at: number }) {
  const say = messages.value;
  const { weights } = view.value;
  const weighted = Object.keys(weights).length > 0;
  const value = weighted ? scoreOf(row, weights) : row.strength;
  return (
    <td class="figure">
      <CellButton
        {...{ row, at }}
        column={0}
        kind={null}
        year={null}
        name={say.cell(plainName(row), say.total)}
      >
        <b>{formats.value.decimal(value)}</b>
        {!weighted && (
          <small title={say.fractionalMethod}>{formats.value.share(row.fractionalStrength)}</small>
        )}
      </CellButton>
    </td>
  );
}

interface KindCellProps {
  row: MatrixRow;
  at: number;
  column: number;
  kind: string;
  years: number[];
  peak: number;
}

function KindCell({ row, at, column, kind, years, peak }: KindCellProps) {
  const say = messages.value;
  const { count, years: counts } = cellOf(row, kind);
  const name = label(say.kind, kind);
  if (!count)
    return (
      <td class="none">
        <span class="hidden">{say.cellNone(name)}</span>
      </td>
    );
  return (
    <td>
      <CellButton {...{ row, at, column, kind }} year={null} name={say.cell(plainName(row), name)}>
        <Bars years={years} counts={counts} peak={peak} family={familyOf(kind)} />
        <span>{formats.value.number(count)}</span>
      </CellButton>
    </td>
  );
}

interface YearCellProps {
  row: MatrixRow;
  at: number;
  column: number;
  year: number;
  peak: number;
}

function YearCell({ row, at, column, year, peak }: YearCellProps) {
  const say = messages.value;
  const parts = yearOf(row, year);
  const count = parts.reduce((sum, each) => sum + each.count, 0);
  if (!count)
    return (
      <td class="none year">
        <span class="hidden">{say.nothing}</span>
      </td>
    );
  const step = Math.min(4, Math.ceil((count / peak) * 4));
  return (
    <td class="year">
      <CellButton
        {...{ row, at, column, year }}
        kind={null}
        name={say.cell(plainName(row), String(year))}
      >
        <span class={`heat heat-${step}`}>{formats.value.number(count)}</span>
        <span class="parts">
          {parts.map(({ kind }) => (
            <i key={kind} class={`mark ${familyOf(kind)}`} />
          ))}
        </span>
      </CellButton>
    </td>
  );
}
