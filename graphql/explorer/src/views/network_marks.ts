/** Marks on links: a contract never looks like a paper, with or without colour. */
import type Graph from "graphology";
import type Sigma from "sigma";
import type { Family } from "../model/kinds";
import type { Colors } from "./network_colors";

interface Drawing {
  renderer: Sigma;
  graph: Graph;
  marks: readonly Marked[];
  colors: Colors;
}

/** A link that has marks in its middle. */
export interface Marked {
  edge: string;
  source: string;
  target: string;
  families: Family[];
}

/** Links that are more than papers: few beside all, and looked for once, not in each frame. */
export function marksOf(graph: Graph): Marked[] {
  return graph
    .mapEdges((edge, attributes, source, target) => {
      const families = (attributes.families as Family[]).filter((each) => each !== "paper");
      return { edge, source, target, families };
    })
    .filter(({ families }) => families.length > 0);
}

/** Marks in the middle of links: a contract never looks like a paper, with or without colour. */
export function drawMarks({ renderer, graph, marks, colors }: Drawing): void {
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
