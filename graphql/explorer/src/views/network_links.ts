/** Links of a network's picture under the pointer: the renderer itself tells of nodes alone. */
import type Graph from "graphology";
import type Sigma from "sigma";
import { nearest, type Point, type Segment } from "../model/network";

/** So many pixels from a link the pointer may be. */
const NEAR = 6;

/** Tells of clicks: the ends of the link that is there, or null where there is nothing. */
export function linksUnderPointer(
  renderer: Sigma,
  graph: Graph,
  clicked: (ends: [string, string] | null) => void,
): void {
  const element = renderer.getContainer();
  const segments = segmentsOf(renderer, graph);
  const linkAt = (at: Point) => {
    // In the network's own measure: the places of thousands are not worked out for each move.
    const here = renderer.viewportToGraph(at);
    const beside = renderer.viewportToGraph({ x: at.x + NEAR, y: at.y });
    const within = Math.hypot(beside.x - here.x, beside.y - here.y);
    return nearest(here, segments(), within);
  };
  renderer.on("clickStage", ({ event }) => {
    const found = linkAt(event);
    clicked(found && (graph.extremities(found.edge) as [string, string]));
  });
  let asked = 0;
  let at: Point = { x: 0, y: 0 };
  const look = () => {
    asked = 0;
    element.classList.toggle("over-link", linkAt(at) !== null);
  };
  renderer.on("moveBody", ({ event }) => {
    at = { x: event.x, y: event.y };
    asked ||= requestAnimationFrame(look);
  });
  renderer.on("kill", () => cancelAnimationFrame(asked));
}

/** The links from end to end, gone through once for each network; what is hidden is left out. */
function segmentsOf(renderer: Sigma, graph: Graph): () => Segment[] {
  let known: Segment[] | null = null;
  const forget = () => {
    known = null;
  };
  graph.on("edgeAdded", forget);
  graph.on("cleared", forget);
  const all = () =>
    graph.mapEdges((edge, _, source, target) => {
      const [from, to] = [source, target].map((end) => graph.getNodeAttributes(end));
      return { edge, from: from as Point, to: to as Point };
    });
  return () => {
    known ??= all();
    return known.filter(({ edge }) => !renderer.getEdgeDisplayData(edge)?.hidden);
  };
}
