/** Groups that are joined more closely among themselves than with others. */
import type { LayoutTask } from "./layout";

/** Of each node the weight of its links, by the index of their other end. */
type Weights = Map<number, number>[];

/** The group of each node, the largest being 0: Blondel et al. (2008), nodes in the order given. */
export function communitiesOf({ stages, links }: LayoutTask): Map<string, number> {
  const ids = stages.flat();
  let weights = weightsOf(ids, links);
  let groups = ids.map((_, index) => index);
  for (;;) {
    const joined = moved(weights);
    const order = [...new Set(joined)];
    if (order.length === weights.length) break;
    groups = groups.map((group) => order.indexOf(joined[group] as number));
    weights = folded(weights, joined, order);
  }
  return bySize(ids, groups);
}

function weightsOf(ids: readonly string[], links: LayoutTask["links"]): Weights {
  const index = new Map(ids.map((id, at) => [id, at]));
  const weights: Weights = ids.map(() => new Map());
  for (const { source, target } of links) {
    const [from, to] = [index.get(source), index.get(target)];
    if (from === undefined || to === undefined) continue;
    weights[from]?.set(to, 1);
    weights[to]?.set(from, 1);
  }
  return weights;
}

/** A smaller gain of modularity is an error of rounding. */
const LEAST = 1e-9;

/** The group of each node, once no node gains by going to a group that it is joined to. */
function moved(weights: Weights): number[] {
  const groups = weights.map((_, node) => node);
  const strengths = weights.map((near) => [...near.values()].reduce((sum, each) => sum + each, 0));
  const totals = [...strengths];
  const all = totals.reduce((sum, each) => sum + each, 0) || 1;
  for (let again = true; again; ) {
    again = false;
    weights.forEach((near, node) => {
      const old = groups[node] as number;
      const strength = strengths[node] as number;
      const joined = new Map([[old, 0]]);
      for (const [other, weight] of near)
        if (other !== node) add(joined, groups[other] as number, weight);
      totals[old] = (totals[old] as number) - strength;
      const gain = (group: number) =>
        (joined.get(group) as number) - (strength * (totals[group] as number)) / all;
      let best = old;
      for (const group of joined.keys()) if (gain(group) > gain(best) + LEAST) best = group;
      totals[best] = (totals[best] as number) + strength;
      groups[node] = best;
      if (best !== old) again = true;
    });
  }
  return groups;
}

/** Each group as a node; links within it are its own. */
function folded(weights: Weights, groups: readonly number[], order: readonly number[]): Weights {
  const into: Weights = order.map(() => new Map());
  const at = new Map(order.map((group, index) => [group, index]));
  const nodeOf = (node: number) => at.get(groups[node] as number) as number;
  weights.forEach((near, node) => {
    const own = into[nodeOf(node)] as Map<number, number>;
    for (const [other, weight] of near) add(own, nodeOf(other), weight);
  });
  return into;
}

function add(to: Map<number, number>, key: number, more: number): void {
  to.set(key, (to.get(key) ?? 0) + more);
}

function bySize(ids: readonly string[], groups: readonly number[]): Map<string, number> {
  const sizes = new Map<number, number>();
  for (const group of groups) add(sizes, group, 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1]).map(([group]) => group);
  return new Map(ids.map((id, index) => [id, order.indexOf(groups[index] as number)]));
}
