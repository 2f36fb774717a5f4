/** The picture of a network: sigma on WebGL, with marks on the links that colour alone would tell. */
import Graph from "graphology";
import { useEffect, useRef } from "preact/hooks";
import Sigma from "sigma";
import { language, messages } from "../messages";
import { edgeOf, joins, type OpenEdge, readEdge } from "../model/cell";
import { familyOf, ordered } from "../model/kinds";
import { extentOf } from "../model/moves";
import { degrees, type Link as Joined } from "../model/network";
import { change, view } from "../state/location";
import { theme } from "../state/preferences";
import { plainName } from "./link";
import { type Colors, colorsOf, faded, groupOf } from "./network_colors";
import type { Drawn } from "./network_data";
import { linksUnderPointer } from "./network_links";
import { drawMarks, type Marked, marksOf } from "./network_marks";
import { dragging, placeNodes, placesWith } from "./network_moves";
import { hover, named, type Taken, takenNow } from "./network_names";

interface Props {
  drawn: Drawn;
  starts: readonly string[];
  communities: boolean;
  /** Gets what saves the picture. */
  ready: (renderer: Sigma | null) => void;
}

export default function NetworkCanvas({ drawn, starts, communities, ready }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture | null>(null);
  const { chosen, edge, moved } = view.value;
  const dark = theme.value;
  useEffect(() => {
    if (!element.current) return;
    picture.current = pictureIn(element.current);
    ready(picture.current.renderer);
    return () => {
      picture.current?.renderer.kill();
      picture.current = null;
      ready(null);
    };
  }, []);
  useEffect(() => {
    const { current } = picture;
    if (!current || !element.current) return;
    current.colors = colorsOf(element.current);
    return fill(current, drawn, starts, communities);
  }, [drawn, communities, dark, language.value]);
  useEffect(() => {
    if (!picture.current) return;
    Object.assign(picture.current, { chosen, open: readEdge(edge) });
    return repaint(picture.current);
  }, [chosen, edge]);
  useEffect(() => {
    const { current } = picture;
    if (current?.whole)
      placeNodes(current.renderer, current.graph, placesWith(drawn.places, moved));
  }, [JSON.stringify(moved)]);
  const label = messages.value.network.label;
  return <div class="canvas" data-drawn={dark} ref={element} role="img" aria-label={label} />;
}

/** A picture as long as it is on screen; what it shows is taken out and put in again. */
interface Picture {
  graph: Graph;
  renderer: Sigma;
  colors: Colors;
  chosen: string;
  /** The link whose evidence is open. */
  open: OpenEdge | null;
  marks: Marked[];
  /** Whether all of the network is in. */
  whole: boolean;
  /** Where names stand and dots are, in what is being drawn; looked up with its first name. */
  taken: Taken | null;
}

function pictureIn(element: HTMLElement): Picture {
  const graph = new Graph({ type: "undirected" });
  const rest = {
    graph,
    colors: colorsOf(element),
    chosen: view.value.chosen,
    open: readEdge(view.value.edge),
    marks: [],
    whole: false,
    taken: null,
  };
  const picture: Picture = Object.assign(rest, {
    renderer: new Sigma(
      graph,
      element,
      settingsOf(() => picture),
    ),
  });
  const { renderer } = picture;
  renderer.on("clickNode", ({ node }) => change({ chosen: node, edge: "" }));
  linksUnderPointer(renderer, graph, (ends) =>
    change(ends ? { edge: edgeOf(...ends) } : { chosen: "", edge: "" }),
  );
  renderer.on("afterRender", () => drawMarks(picture));
  renderer.on("beforeRender", () => {
    picture.taken = null;
  });
  renderer.on("enterNode", () => element.classList.add("over-node"));
  renderer.on("leaveNode", () => element.classList.remove("over-node"));
  dragging(renderer, graph);
  return picture;
}

/** In a picture narrower than this, in pixels, what is drawn is smaller. */
const WIDE = 720;

/** What is smaller, in pixels, has no name in the picture. */
const NAMED = 6;

/** Links that are put in before the page may do something else. */
const SLICE = 1000;

/** Puts a network in, slice by slice, so that ten thousand links hold nothing up; returns the end of it. */
function fill(
  picture: Picture,
  drawn: Drawn,
  starts: readonly string[],
  communities: boolean,
): () => void {
  const { graph, renderer, colors } = picture;
  const links = drawn.network.links;
  const element = renderer.getContainer();
  const done = () => {
    picture.marks = marksOf(graph);
    // Once it has been gone through for the first time, parts of it can be painted anew.
    renderer.once("afterProcess", () => {
      picture.whole = true;
      placeNodes(renderer, graph, placesWith(drawn.places, view.value.moved));
    });
    // Only now is it known what the chosen one is joined to.
    if (picture.chosen || picture.open)
      renderer.refresh({
        partialGraph: { nodes: graph.nodes(), edges: graph.edges() },
        schedule: true,
      });
    element.removeAttribute("aria-busy");
  };
  element.setAttribute("aria-busy", "true");
  picture.marks = [];
  picture.whole = false;
  graph.clear();
  // So many are a grey cloud while they move, and slow where no graphics card draws them.
  renderer.setSetting("hideEdgesOnMove", links.length > 5000);
  frame(renderer, drawn);
  const scale = Math.max(0.5, Math.min(1, element.clientWidth / WIDE));
  renderer.setSetting("labelRenderedSizeThreshold", NAMED * scale);
  addNodes(graph, drawn, starts, communities, colors, scale);
  return inSlices(links, (slice) => addLinks(graph, slice, links.length, colors), done);
}

/** What is put elsewhere moves nothing else: the picture reaches as far as what was laid out. */
function frame(renderer: Sigma, { network, places }: Drawn): void {
  const drawn = [...network.nodes.keys()].flatMap((id) => places.get(id) ?? []);
  const { left, right, bottom, top } = extentOf(drawn);
  renderer.setCustomBBox({ x: [left, right], y: [bottom, top] });
}

/** Does something with a slice after the other; returns the end of it. */
function inSlices<T>(all: readonly T[], act: (slice: T[]) => void, done = () => {}) {
  let next = 0;
  let timer = 0;
  const step = () => {
    act(all.slice(next, next + SLICE));
    next += SLICE;
    if (next < all.length) timer = window.setTimeout(step);
    else done();
  };
  timer = window.setTimeout(step);
  return () => clearTimeout(timer);
}

/** Looks at everything anew, as when another one is chosen. */
function repaint({ graph, renderer, whole }: Picture): (() => void) | undefined {
  if (!whole) return;
  const paint = (partialGraph: { nodes?: string[]; edges?: string[] }) =>
    renderer.refresh({ partialGraph, skipIndexation: true, schedule: true });
  paint({ nodes: graph.nodes() });
  return inSlices(graph.edges(), (edges) => paint({ edges }));
}

/** Names in the picture are short; the list beside it has them whole. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length > 34 ? `${letters.slice(0, 33).join("")}…` : name;
}

function addNodes(
  graph: Graph,
  { network, places, groups }: Drawn,
  starts: readonly string[],
  communities: boolean,
  colors: Colors,
  scale: number,
): void {
  const counts = degrees(network);
  const at = placesWith(places, view.value.moved);
  const group = (id: string, kind: string) => (communities ? (groups.get(id) ?? 0) : groupOf(kind));
  for (const [id, each] of network.nodes)
    graph.addNode(id, {
      ...at.get(id),
      label: shortened(plainName(each)),
      size: scale * (3 + 2.2 * Math.sqrt(counts.get(id) ?? 0) + (starts.includes(id) ? 3 : 0)),
      color: colors.groups[group(id, each.kind) % colors.groups.length],
      forceLabel: starts.includes(id),
    });
}

function addLinks(graph: Graph, links: readonly Joined[], all: number, colors: Colors): void {
  // Among many links each is thinner, or they would hide what they join.
  const thin = Math.max(0.3, Math.min(1, 80 / all));
  const most = links.reduce((peak, { strength }) => Math.max(peak, strength), 1);
  for (const { source, target, strength, kinds } of links) {
    const families = [...new Set(ordered(kinds).map(familyOf))];
    const family = families[families.length - 1] ?? "other";
    graph.addEdge(source, target, {
      size: thin * (0.6 + Math.log2(1 + strength) * 0.8),
      color: faded(colors.family[family], colors.ground, strength / most),
      families,
    });
  }
}

function settingsOf(picture: () => Picture) {
  const drawing = () => {
    const { renderer, graph, colors } = picture();
    picture().taken ??= takenNow(renderer, graph);
    return { renderer, graph, colors, taken: picture().taken as Taken };
  };
  const far = (id: string) => {
    const { chosen, graph } = picture();
    return (
      chosen !== "" && graph.hasNode(chosen) && id !== chosen && !graph.areNeighbors(id, chosen)
    );
  };
  return {
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelDensity: 0.5,
    labelGridCellSize: 120,
    allowInvalidContainer: true, // the page may be left before the picture is drawn
    zIndex: true,
    defaultDrawNodeLabel: named(drawing),
    defaultDrawNodeHover: hover(drawing),
    nodeReducer: (id: string, data: Record<string, unknown>) => {
      const { chosen, colors, open } = picture();
      if (id === chosen) return { ...data, highlighted: true, zIndex: 2 };
      if (open && [open.of, open.cell.partner].includes(id)) return { ...data, forceLabel: true };
      return far(id) ? { ...data, color: colors.line, label: "", zIndex: 0 } : data;
    },
    edgeReducer: (edge: string, data: Record<string, unknown>) => {
      const { chosen, graph, open, colors } = picture();
      const [source = "", target = ""] = graph.extremities(edge);
      if (joins(open, source, target))
        return { ...data, color: colors.accent, size: Number(data.size) + 2, zIndex: 1 };
      if (!chosen) return data;
      const off = source !== chosen && target !== chosen;
      return off ? { ...data, hidden: graph.hasNode(chosen) } : data;
    },
  };
}
