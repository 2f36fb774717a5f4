/** The step of the layout alone: what stands around it needs a whole graph library in the worker. */
declare module "graphology-layout-forceatlas2/iterate" {
  export default function iterate(
    settings: Readonly<Record<string, number | boolean>>,
    nodes: Float32Array,
    edges: Float32Array,
  ): void;
}
