/** Groups that are joined more closely among themselves than with others. */
import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import type { LayoutTask } from "./layout";

/** The group of each node, the largest being 0: Blondel et al. (2008), in an order fixed by a seed. */
export function communitiesOf({ stages, links }: LayoutTask): Map<string, number> {
  const graph = new Graph({ type: "undirected" });
  for (const id of stages.flat()) graph.addNode(id);
  for (const { source, target } of links) graph.mergeEdge(source, target);
  const found = louvain(graph, { rng: seeded(1), getEdgeWeight: null });
  const sizes = new Map<number, number>();
  for (const group of Object.values(found)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const rank = [...sizes].sort((a, b) => b[1] - a[1]).map(([group]) => group);
  return new Map(Object.entries(found).map(([id, group]) => [id, rank.indexOf(group)]));
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
