/** Where nodes lie: stage after stage, each laid out around those before it, which stay in place. */
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { type Link, type Point, startOf } from "./network";

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
    const graph = graphOf(stage, links, places);
    const iterations = Math.max(60, Math.min(400, Math.round(60_000 / graph.order)));
    const settings = {
      ...forceAtlas2.inferSettings(graph),
      gravity: 0.6,
      scalingRatio: 12,
      edgeWeightInfluence: 0.4,
      barnesHutOptimize: graph.order > 300,
    };
    const found = forceAtlas2(graph, { iterations, settings });
    for (const id of stage) places.set(id, found[id] as Point);
  }
  return places;
}

function graphOf(
  stage: readonly string[],
  links: LayoutTask["links"],
  places: ReadonlyMap<string, Point>,
): Graph {
  const graph = new Graph({ type: "undirected" });
  for (const [id, place] of places) graph.addNode(id, { ...place, fixed: true });
  const centre = centreOf(stage, links, places);
  for (const id of stage) {
    const { x, y } = startOf(id);
    graph.addNode(id, { x: centre.x + x * SPREAD, y: centre.y + y * SPREAD });
  }
  for (const { source, target, strength } of links)
    if (graph.hasNode(source) && graph.hasNode(target) && !graph.hasEdge(source, target))
      graph.addEdge(source, target, { weight: Math.log2(1 + strength) });
  return graph;
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
