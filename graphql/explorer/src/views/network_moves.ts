/** Nodes put elsewhere than where they were laid out: with the pointer, or step by step. */
import type Graph from "graphology";
import type Sigma from "sigma";
import { rounded } from "../model/moves";
import type { Point } from "../model/network";
import { change, view } from "../state/location";

/** So many are kept in the address; of more the first ones go back to where they were. */
const KEPT = 60;

/** Puts one elsewhere; where it was put before already, Back leads to where it was laid out. */
export function put(id: string, to: Point, replace = false): void {
  const { [id]: before, ...others } = view.value.moved;
  const moved = Object.entries({ ...others, [id]: to }).slice(-KEPT);
  change({ moved: Object.fromEntries(moved) }, replace && before !== undefined);
}

/** Puts one back to where it was laid out. */
export function putBack(id: string): void {
  const { [id]: _, ...moved } = view.value.moved;
  change({ moved });
}

/** Where each is: where it was put, or else where it was laid out. */
export function placesWith(
  places: ReadonlyMap<string, Point>,
  moved: Readonly<Record<string, Point>>,
): Map<string, Point> {
  return new Map([...places].map(([id, at]) => [id, moved[id] ?? at]));
}

/** Shows nodes where they were put, the others where they were laid out. */
export function placeNodes(
  renderer: Sigma,
  graph: Graph,
  places: ReadonlyMap<string, Point>,
): void {
  const elsewhere = graph.filterNodes((id, { x, y }) => {
    const at = places.get(id);
    return at !== undefined && (at.x !== x || at.y !== y);
  });
  if (!elsewhere.length) return;
  // In place: told of it, the renderer would go through the whole network for each.
  for (const id of elsewhere) Object.assign(graph.getNodeAttributes(id), places.get(id));
  refresh(renderer, graph, elsewhere);
}

/** Nodes follow the pointer while it is down on them, and stay where it leaves them. */
export function dragging(renderer: Sigma, graph: Graph): void {
  let held: string | null = null;
  let to: Point | null = null;
  renderer.on("downNode", ({ node }) => {
    held = node;
    to = null;
  });
  renderer.on("moveBody", ({ event }) => {
    if (!held) return;
    to = rounded(renderer.viewportToGraph(event));
    Object.assign(graph.getNodeAttributes(held), to);
    refresh(renderer, graph, [held]);
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const drop = () => {
    if (held && to) {
      renderer.refresh({ partialGraph: { nodes: [held] }, schedule: true });
      put(held, to);
    }
    held = null;
  };
  renderer.on("upNode", drop);
  renderer.on("upStage", drop);
}

function refresh(renderer: Sigma, graph: Graph, nodes: string[]): void {
  const edges = [...new Set(nodes.flatMap((id) => graph.edges(id)))];
  renderer.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
}
