/** The picture of a network: sigma on WebGL, with marks on the links that colour alone would tell. */
import Graph from "graphology";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { messages } from "../messages";
import { type Family, familyOf, ordered } from "../model/kinds";
import { degrees } from "../model/network";
import { change, view } from "../state/location";
import { theme } from "../state/preferences";
import { plainName } from "./link";
import { type Colors, colorsOf, groupOf } from "./network_colors";
import type { Drawn } from "./network_data";

interface Props {
  drawn: Drawn;
  starts: readonly string[];
  communities: boolean;
  /** Gets what saves the picture. */
  ready: (renderer: Sigma | null) => void;
}

export function webgl(): boolean {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

export default function NetworkCanvas({ drawn, starts, communities, ready }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const renderer = useRef<Sigma | null>(null);
  const { chosen } = view.value;
  const chosenNow = useRef(chosen);
  chosenNow.current = chosen;
  const dark = theme.value;
  useEffect(() => {
    if (!element.current) return;
    const colors = colorsOf(element.current);
    const graph = graphOf(drawn, starts, communities, colors);
    const camera = renderer.current?.getCamera().getState();
    renderer.current?.kill();
    const made = new Sigma(graph, element.current, settingsOf(graph, colors, chosenNow));
    if (camera) made.getCamera().setState(camera);
    renderer.current = made;
    ready(made);
    made.on("clickNode", ({ node }) => change({ chosen: node }));
    made.on("clickStage", () => change({ chosen: "" }));
    const marks = marksOf(graph);
    made.on("afterRender", () => drawMarks(made, graph, marks, colors));
    dragging(made, graph);
  }, [drawn, communities, dark]);
  useEffect(() => {
    renderer.current?.refresh({ skipIndexation: true });
  }, [chosen]);
  useEffect(
    () => () => {
      renderer.current?.kill();
      ready(null);
    },
    [],
  );
  return <div class="canvas" ref={element} role="img" aria-label={messages.value.network.label} />;
}

/** Names in the picture are short; the list beside it has them whole. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length > 34 ? `${letters.slice(0, 33).join("")}…` : name;
}

function graphOf(
  { network, places, groups }: Drawn,
  starts: readonly string[],
  communities: boolean,
  colors: Colors,
): Graph {
  const graph = new Graph({ type: "undirected" });
  const counts = degrees(network);
  // Among many links each is thinner, or they would hide what they join.
  const thin = Math.max(0.3, Math.min(1, 80 / network.links.length));
  const group = (id: string, kind: string) => (communities ? (groups.get(id) ?? 0) : groupOf(kind));
  for (const [id, each] of network.nodes)
    graph.addNode(id, {
      ...places.get(id),
      label: shortened(plainName(each)),
      size: 3 + 2.2 * Math.sqrt(counts.get(id) ?? 0) + (starts.includes(id) ? 3 : 0),
      color: colors.groups[group(id, each.kind) % colors.groups.length],
      forceLabel: starts.includes(id),
    });
  for (const { source, target, strength, kinds } of network.links) {
    const families = [...new Set(ordered(kinds).map(familyOf))];
    const family = families[families.length - 1] ?? "other";
    graph.addEdge(source, target, {
      size: thin * (0.6 + Math.log2(1 + strength) * 0.8),
      color: colors.family[family],
      families,
    });
  }
  return graph;
}

function settingsOf(graph: Graph, colors: Colors, chosen: { current: string }) {
  const far = (id: string) =>
    chosen.current !== "" &&
    graph.hasNode(chosen.current) &&
    id !== chosen.current &&
    !graph.areNeighbors(id, chosen.current);
  return {
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelColor: { color: colors.ink },
    labelDensity: 0.35,
    labelGridCellSize: 190,
    labelRenderedSizeThreshold: 6,
    zIndex: true,
    // So many are a grey cloud while they move, and slow where no graphics card draws them.
    hideEdgesOnMove: graph.size > 5000,
    defaultDrawNodeHover: hover(colors),
    nodeReducer: (id: string, data: Record<string, unknown>) => {
      if (far(id)) return { ...data, color: colors.line, label: "", zIndex: 0 };
      return id === chosen.current ? { ...data, highlighted: true, zIndex: 2 } : data;
    },
    edgeReducer: (edge: string, data: Record<string, unknown>) => {
      const [source, target] = graph.extremities(edge);
      const off = chosen.current !== "" && source !== chosen.current && target !== chosen.current;
      return off ? { ...data, hidden: graph.hasNode(chosen.current) } : data;
    },
  };
}

interface DrawnNode {
  x: number;
  y: number;
  size: number;
  label: string | null;
}

/** A name on a plate of the page's own colours. */
function hover(colors: Colors) {
  return (
    context: CanvasRenderingContext2D,
    data: DrawnNode,
    { labelSize, labelFont }: { labelSize: number; labelFont: string },
  ) => {
    const { x, y, size, label } = data;
    context.strokeStyle = colors.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x, y, size + 2, 0, 2 * Math.PI);
    context.stroke();
    if (!label) return;
    context.font = `${labelSize}px ${labelFont}`;
    const width = context.measureText(label).width;
    context.fillStyle = colors.raised;
    context.fillRect(x + size + 3, y - labelSize * 0.8, width + 6, labelSize * 1.5);
    context.fillStyle = colors.ink;
    context.fillText(label, x + size + 6, y + labelSize / 3);
  };
}

interface Marked {
  edge: string;
  source: string;
  target: string;
  families: Family[];
}

/** Links that are more than papers: few beside all, and looked for once, not in each frame. */
function marksOf(graph: Graph): Marked[] {
  return graph
    .mapEdges((edge, attributes, source, target) => {
      const families = (attributes.families as Family[]).filter((each) => each !== "paper");
      return { edge, source, target, families };
    })
    .filter(({ families }) => families.length > 0);
}

/** Marks in the middle of links: a contract never looks like a paper, with or without colour. */
function drawMarks(renderer: Sigma, graph: Graph, marks: Marked[], colors: Colors): void {
  const context = renderer.getCanvases().edgeLabels?.getContext("2d");
  if (!context) return;
  const at = (id: string) =>
    renderer.graphToViewport(graph.getNodeAttributes(id) as { x: number; y: number });
  for (const { edge, source, target, families } of marks) {
    if (renderer.getEdgeDisplayData(edge)?.hidden) continue;
    const [from, to] = [at(source), at(target)];
    families.forEach((family, index) => {
      const part = 0.5 + (index - (families.length - 1) / 2) * 0.08;
      mark(
        context,
        from.x + (to.x - from.x) * part,
        from.y + (to.y - from.y) * part,
        family,
        colors,
      );
    });
  }
}

function mark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  family: Family,
  colors: Colors,
): void {
  context.fillStyle = colors.family[family];
  context.strokeStyle = colors.raised;
  context.lineWidth = 1;
  context.beginPath();
  if (family === "patent") context.arc(x, y, 3, 0, 2 * Math.PI);
  else if (family === "funding") context.rect(x - 4.5, y - 1.75, 9, 3.5);
  else {
    context.moveTo(x, y - 4.5);
    context.lineTo(x + 4.5, y);
    context.lineTo(x, y + 4.5);
    context.lineTo(x - 4.5, y);
    context.closePath();
  }
  context.fill();
  context.stroke();
}

/** Nodes follow the pointer while it is down on them. */
function dragging(renderer: Sigma, graph: Graph): void {
  let held: string | null = null;
  renderer.on("downNode", ({ node }) => {
    held = node;
    if (!renderer.getCustomBBox()) renderer.setCustomBBox(renderer.getBBox());
  });
  renderer.on("moveBody", ({ event }) => {
    if (!held) return;
    graph.mergeNodeAttributes(held, renderer.viewportToGraph(event));
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const drop = () => {
    held = null;
  };
  renderer.on("upNode", drop);
  renderer.on("upStage", drop);
}
