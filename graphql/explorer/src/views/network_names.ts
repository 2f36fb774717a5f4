/** Names in the picture of a network: beside what they name, where they cover nothing. */
import type Graph from "graphology";
import type Sigma from "sigma";
import type { Colors } from "./network_colors";

/** Where names stand and dots are, in what is being drawn. */
export interface Taken {
  names: Box[];
  dots: Box[];
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Drawing {
  renderer: Sigma;
  graph: Graph;
  colors: Colors;
  taken: Taken;
}

interface DrawnNode {
  x: number;
  y: number;
  size: number;
  label: string | null;
  forceLabel?: boolean;
}

interface Style {
  labelSize: number;
  labelFont: string;
}

/** Of more dots than these some lie below names: to look at all of them in each frame takes too long. */
const LOOKED_AT = 300;

/** Nothing is named yet; the dots are where they are. */
export function takenNow(renderer: Sigma, graph: Graph): Taken {
  if (graph.order > LOOKED_AT) return { names: [], dots: [] };
  const dots = graph.mapNodes((id, { x, y, size }) => {
    const at = renderer.graphToViewport({ x, y });
    const radius = renderer.scaleSize(renderer.getNodeDisplayData(id)?.size ?? size);
    return boxAt(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
  });
  return { names: [], dots };
}

/** A name with a rim of the ground's colour, so that links do not cross its letters; none where it
 * would cross another's or cover another dot. */
export function named(drawing: () => Drawing) {
  return (context: CanvasRenderingContext2D, node: DrawnNode, style: Style) => {
    if (!node.label) return;
    const { colors, renderer, taken } = drawing();
    context.font = `${style.labelSize}px ${style.labelFont}`;
    const { width } = context.measureText(node.label);
    const at = places(node, width, style.labelSize, renderer.getDimensions());
    const free = at.find((box) => !hindered(box, node, taken));
    const box = free ?? (node.forceLabel ? at[0] : undefined);
    if (!box) return;
    taken.names.push(box);
    const baseline = box.bottom - style.labelSize * 0.25;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = colors.ground;
    context.strokeText(node.label, box.left, baseline);
    context.fillStyle = colors.ink;
    context.fillText(node.label, box.left, baseline);
  };
}

/** Where a name may stand, the best first: beside what it names, above or below it; at last within
 * the picture's edge. */
function places(
  { x, y, size }: DrawnNode,
  width: number,
  height: number,
  { width: end, height: bottom }: { width: number; height: number },
): Box[] {
  const gap = size + 3;
  const beside = y - height * 0.6;
  const centred = Math.max(0, Math.min(end - width, x - width / 2));
  const all = [
    boxAt(x + gap, beside, width, height * 1.2),
    boxAt(x - gap - width, beside, width, height * 1.2),
    boxAt(centred, y + gap, width, height * 1.2),
    boxAt(centred, y - gap - height * 1.2, width, height * 1.2),
  ];
  const within = all.filter(
    (box) => box.left >= 0 && box.right <= end && box.top >= 0 && box.bottom <= bottom,
  );
  return within.length ? within : [boxAt(Math.max(0, end - width), beside, width, height * 1.2)];
}

function hindered(box: Box, { x, y }: DrawnNode, { names, dots }: Taken): boolean {
  const own = (dot: Box) => dot.left <= x && x <= dot.right && dot.top <= y && y <= dot.bottom;
  return (
    names.some((other) => crosses(box, other)) || dots.some((dot) => crosses(box, dot) && !own(dot))
  );
}

function boxAt(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function crosses(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

/** A name on a plate of the page's own colours. */
export function hover(drawing: () => Drawing) {
  return (context: CanvasRenderingContext2D, node: DrawnNode, style: Style) => {
    const { x, y, size, label } = node;
    const { colors, renderer } = drawing();
    context.strokeStyle = colors.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x, y, size + 2, 0, 2 * Math.PI);
    context.stroke();
    if (!label) return;
    context.font = `${style.labelSize}px ${style.labelFont}`;
    const width = context.measureText(label).width + 6;
    const [box] = places(node, width, style.labelSize, renderer.getDimensions());
    if (!box) return;
    context.fillStyle = colors.raised;
    context.fillRect(box.left, box.top - 2, width, style.labelSize * 1.2 + 4);
    context.fillStyle = colors.ink;
    context.fillText(label, box.left + 3, box.bottom - style.labelSize * 0.25);
  };
}
