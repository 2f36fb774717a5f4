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

/** The network of some starts; links among partners are added by `joined`. */
export function networkOf(egos: readonly Ego[]): Network {
  const nodes = new Map<string, Organization>();
  const links = new Map<string, Link>();
  const stages: string[][] = [];
  let leftOut = 0;
  for (const { organization, partners, total } of egos) {
    const stage: string[] = [];
    const add = (each: Organization) => {
      if (nodes.has(each.id)) return true;
      if (nodes.size >= MOST) return false;
      nodes.set(each.id, each);
      stage.push(each.id);
      return true;
    };
    add(organization);
    const drawn = partners.filter(({ node }) => add(node));
    for (const { node, strength, kinds } of drawn)
      put(links, { source: organization.id, target: node.id, strength, kinds });
    leftOut += total - drawn.length;
    stages.push(stage);
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

/** Without those of fewer links; starts stay. */
export function atLeast(network: Network, degree: number, starts: readonly string[]): Network {
  if (degree <= 1) return network;
  const counts = degrees(network);
  const stays = (id: string) => starts.includes(id) || (counts.get(id) ?? 0) >= degree;
  const nodes = new Map([...network.nodes].filter(([id]) => stays(id)));
  return {
    nodes,
    links: network.links.filter(({ source, target }) => nodes.has(source) && nodes.has(target)),
    stages: network.stages.map((stage) => stage.filter((id) => nodes.has(id))),
    leftOut: network.leftOut + network.nodes.size - nodes.size,
  };
}

export interface Point {
  x: number;
  y: number;
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
