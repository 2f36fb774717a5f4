/** The network of some organisations' partners: what is drawn, what is left out, who is near whom. */

export interface Organization {
  id: string;
  name: string;
  nameEn: string | null;
  nameZh: string | null;
  kind: string;
  countryCode: string | null;
}

export interface Link {
  source: string;
  target: string;
  strength: number;
  kinds: readonly string[];
}

/** A start of the network with the partners of it that are read. */
export interface Ego {
  organization: Organization;
  total: number;
  partners: readonly { node: Organization; strength: number; kinds: readonly string[] }[];
}

/** What is drawn; `stages` are the ids in the order they came, each stage with its start. */
export interface Network {
  nodes: Map<string, Organization>;
  links: Link[];
  stages: string[][];
  leftOut: number;
}

/** More are never drawn. */
export const MOST = 2000;

/** As many partners of a start are drawn first, and as many more whenever more are asked for. */
export const FIRST = 25;
export const STEP = 100;

/** In the order of what was asked for: the next partners of the first start, for the nth time. */
const NEXT = /^\+(\d+)$/;

export function nextOf(order: readonly string[]): string {
  return `+${order.filter((each) => NEXT.test(each)).length + 1}`;
}

/** What is drawn of each start: the ids, and how many partners. */
export function wanted(order: readonly string[]): [string, number][] {
  const more = order.filter((each) => NEXT.test(each)).length;
  const starts = order.filter((each) => !NEXT.test(each));
  return starts.map((id, index) => [id, index ? FIRST : FIRST + more * STEP]);
}

/**
 * The network of some starts; links among partners are added by `joined`.
 *
 * @param order what was asked for, one after the other: starts, and more partners of the first.
 * Each is a stage, and what comes later moves nothing of it.
 */
export function networkOf(egos: readonly Ego[], order: readonly string[]): Network {
  const nodes = new Map<string, Organization>();
  const links = new Map<string, Link>();
  const stages: string[][] = [];
  let leftOut = 0;
  const draw = ({ organization, partners }: Ego, from: number, to: number) => {
    const stage: string[] = [];
    const add = (each: Organization) => {
      if (nodes.has(each.id)) return true;
      if (nodes.size >= MOST) return false;
      nodes.set(each.id, each);
      stage.push(each.id);
      return true;
    };
    add(organization);
    const drawn = partners.slice(from, to).filter(({ node }) => add(node));
    for (const { node, strength, kinds } of drawn)
      put(links, { source: organization.id, target: node.id, strength, kinds });
    leftOut -= drawn.length;
    stages.push(stage);
  };
  for (const each of order) {
    const times = Number(NEXT.exec(each)?.[1] ?? 0);
    const found = times ? egos[0] : egos.find(({ organization }) => organization.id === each);
    if (!found) continue;
    if (!times) leftOut += found.total;
    const from = times ? FIRST + (times - 1) * STEP : 0;
    draw(found, from, times ? from + STEP : FIRST);
  }
  return { nodes, links: [...links.values()], stages, leftOut };
}

/** The network with links among what is drawn. */
export function joined(network: Network, more: readonly Link[]): Network {
  const links = new Map(network.links.map((each) => [keyOf(each), each]));
  for (const each of more)
    if (network.nodes.has(each.source) && network.nodes.has(each.target)) put(links, each);
  return { ...network, links: [...links.values()] };
}

function put(links: Map<string, Link>, link: Link): void {
  if (link.source !== link.target && !links.has(keyOf(link))) links.set(keyOf(link), link);
}

/** One key for both directions: collaborations have none. */
export function keyOf({ source, target }: { source: string; target: string }): string {
  return source < target ? `${source} ${target}` : `${target} ${source}`;
}

/** How many links each has. */
export function degrees(network: Network): Map<string, number> {
  const counts = new Map([...network.nodes.keys()].map((id) => [id, 0]));
  for (const { source, target } of network.links)
    for (const id of [source, target]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** What of a network one wants to see; the starts stay, whatever is asked for. */
export interface NetworkFilter {
  /** Those of at least so many links. */
  degree: number;
  /** Those of at least so many links among what is left itself: the k-core. */
  core: number;
  /** What is no further from one of it than so many links; null for everything. */
  around: { id: string; steps: number } | null;
  /** These alone; all where none are named. */
  only: readonly string[];
  /** All but these. */
  without: readonly string[];
}

/** The part of a network that passes; what does not is counted as left out. */
export function filtered(
  network: Network,
  filter: NetworkFilter,
  starts: readonly string[],
): Network {
  const { degree, core, around, only, without } = filter;
  const first = new Set(starts);
  const keep = (from: Network, test: (id: string) => boolean) =>
    kept(from, (id) => first.has(id) || test(id));
  let left = network;
  if (only.length) left = keep(left, (id) => only.includes(id));
  if (without.length) left = kept(left, (id) => !without.includes(id));
  if (around && left.nodes.has(around.id)) {
    const near = within(left, around.id, around.steps);
    left = kept(left, (id) => near.has(id));
  }
  if (degree > 1) {
    const counts = degrees(left);
    left = keep(left, (id) => (counts.get(id) ?? 0) >= degree);
  }
  if (core > 1) {
    const members = coreOf(left, core);
    left = keep(left, (id) => members.has(id));
  }
  return left;
}

function kept(network: Network, test: (id: string) => boolean): Network {
  const nodes = new Map([...network.nodes].filter(([id]) => test(id)));
  return {
    nodes,
    links: network.links.filter(({ source, target }) => nodes.has(source) && nodes.has(target)),
    stages: network.stages.map((stage) => stage.filter((id) => nodes.has(id))),
    leftOut: network.leftOut + network.nodes.size - nodes.size,
  };
}

function neighbours({ links }: Network): Map<string, string[]> {
  const near = new Map<string, string[]>();
  for (const { source, target } of links)
    for (const [one, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const known = near.get(one);
      if (known) known.push(other);
      else near.set(one, [other]);
    }
  return near;
}

/** What is no further from one than so many links, with itself. */
export function within(network: Network, id: string, steps: number): Set<string> {
  const near = neighbours(network);
  let edge = [id];
  const reached = new Set(edge);
  for (let step = 0; step < steps; step++) {
    edge = edge.flatMap((each) => near.get(each) ?? []).filter((each) => !reached.has(each));
    for (const each of edge) reached.add(each);
  }
  return reached;
}

/** The largest part in which everything has so many links: Seidman (1983), its k-core. */
export function coreOf(network: Network, least: number): Set<string> {
  const near = neighbours(network);
  const counts = degrees(network);
  const members = new Set(network.nodes.keys());
  const leaving = [...members].filter((id) => (counts.get(id) ?? 0) < least);
  for (let id = leaving.pop(); id !== undefined; id = leaving.pop()) {
    if (!members.delete(id)) continue;
    for (const other of near.get(id) ?? []) {
      const count = (counts.get(other) ?? 0) - 1;
      counts.set(other, count);
      if (count < least) leaving.push(other);
    }
  }
  return members;
}

/** Whether a point lies within a polygon, by the crossings of a ray from it. */
export function inside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let within = false;
  polygon.forEach((one, index) => {
    const other = polygon[(index + 1) % polygon.length] as Point;
    const crosses = one.y > y !== other.y > y;
    if (crosses && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x)
      within = !within;
  });
  return within;
}

export interface Point {
  x: number;
  y: number;
}

/** A link as it is drawn: from one place to another, which move with what they belong to. */
export interface Segment {
  edge: string;
  from: Point;
  to: Point;
}

/** The link that passes nearest to a point, if it is no further away than so much. */
export function nearest(at: Point, segments: readonly Segment[], within: number) {
  let best: Segment | null = null;
  let least = within ** 2;
  for (const segment of segments) {
    const square = distance(at, segment);
    if (square > least) continue;
    least = square;
    best = segment;
  }
  return best;
}

/** How far a point is from a segment, squared. */
function distance({ x, y }: Point, { from, to }: Segment): number {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * across + (y - from.y) * down) / (across ** 2 + down ** 2 || 1);
  const part = Math.max(0, Math.min(1, along));
  return (from.x + part * across - x) ** 2 + (from.y + part * down - y) ** 2;
}

/** A place on the unit circle that an id alone decides, so that the same link shows the same picture. */
export function startOf(id: string): Point {
  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++)
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  const angle = (hash / 2 ** 32) * 2 * Math.PI;
  const far = 0.3 + 0.7 * ((Math.imul(hash, 0x9e3779b1) >>> 0) / 2 ** 32);
  return { x: Math.cos(angle) * far, y: Math.sin(angle) * far };
}
