/** Where nodes lie: stage after stage, each laid out around those before it, which stay in place. */
import iterate from "graphology-layout-forceatlas2/iterate";
import { keyOf, type Link, type Point, startOf } from "./network";

export interface LayoutTask {
  stages: readonly (readonly string[])[];
  links: readonly Pick<Link, "source" | "target" | "strength">[];
}

/** How wide a stage is spread about the nodes that it came with. */
const SPREAD = 10;

/** Places by id. The same task gives the same places: nothing here is left to chance. */
export function layout({ stages, links }: LayoutTask): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const stage of stages) {
    if (!stage.length) continue;
    const ids = [...places.keys(), ...stage];
    const nodes = nodesOf(stage, links, places);
    const edges = edgesOf(ids, links, nodes);
    const settings = settingsFor(ids.length);
    const iterations = Math.max(60, Math.min(400, Math.round(60_000 / ids.length)));
    for (let round = 0; round < iterations; round++) iterate(settings, nodes, edges);
    const begin = places.size;
    stage.forEach((id, index) => {
      const [x = 0, y = 0] = nodes.subarray((begin + index) * NODE);
      places.set(id, { x, y });
    });
  }
  return places;
}

/** Numbers of a node, in ForceAtlas2's order: x, y, four forces, mass, convergence, size, fixed. */
const NODE = 10;
const MASS = 6;

function settingsFor(nodes: number) {
  return {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0.4,
    scalingRatio: 12,
    strongGravityMode: true,
    gravity: 0.6,
    slowDown: 1 + Math.log(nodes),
    barnesHutOptimize: nodes > 300,
    barnesHutTheta: 0.5,
  };
}

/** What has a place, fixed there; then a stage, about where it begins. */
function nodesOf(
  stage: readonly string[],
  links: LayoutTask["links"],
  places: ReadonlyMap<string, Point>,
): Float32Array {
  const centre = centreOf(stage, links, places);
  const there = [...places.values()].map(({ x, y }) => [x, y, 1]);
  const begun = stage.map((id) => {
    const { x, y } = startOf(id);
    return [centre.x + x * SPREAD, centre.y + y * SPREAD, 0];
  });
  const rows = [...there, ...begun] as [number, number, number][];
  return Float32Array.from(rows.flatMap(([x, y, fixed]) => [x, y, 0, 0, 0, 0, 1, 1, 1, fixed]));
}

/** Each link once: its ends and its weight, which their masses gain. */
function edgesOf(
  ids: readonly string[],
  links: LayoutTask["links"],
  nodes: Float32Array,
): Float32Array {
  const index = new Map(ids.map((id, at) => [id, at * NODE]));
  const edges = new Map<string, number[]>();
  for (const link of links) {
    const [from, to] = [index.get(link.source), index.get(link.target)];
    const key = keyOf(link);
    if (from === undefined || to === undefined || edges.has(key)) continue;
    const weight = Math.log2(1 + link.strength);
    edges.set(key, [from, to, weight]);
    for (const end of [from, to]) nodes[end + MASS] = (nodes[end + MASS] as number) + weight;
  }
  return Float32Array.from([...edges.values()].flat());
}

/** A stage begins beside what it is joined to, further out than what is there. */
function centreOf(
  stage: readonly string[],
  links: LayoutTask["links"],
  places: ReadonlyMap<string, Point>,
): Point {
  const within = new Set(stage);
  const beside = links.flatMap(({ source, target }) =>
    within.has(source)
      ? (places.get(target) ?? [])
      : within.has(target)
        ? (places.get(source) ?? [])
        : [],
  );
  if (!beside.length) return { x: 0, y: 0 };
  const mean = (of: (point: Point) => number) =>
    beside.reduce((sum, each) => sum + of(each), 0) / beside.length;
  return { x: mean(({ x }) => x) * 1.6, y: mean(({ y }) => y) * 1.6 };
}
