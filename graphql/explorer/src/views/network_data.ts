/** Reads a network: the starts, their strongest partners, and the links among all of these. */
import { useEffect, useState } from "preact/hooks";
import { type Ego, joined, type Link, type Network, networkOf, type Point } from "../model/network";
import { ApiError, ask } from "../queries/ask";
import networkLinks from "../queries/network_links.graphql";
import networkNodes from "../queries/network_nodes.graphql";

export interface Filters {
  evidence: CollaborationKind[] | null;
  topic: string | null;
  since: number | null;
  until: number | null;
  kinds: OrganizationKind[] | null;
  countries: string[] | null;
  place: string | null;
}

export interface Drawn {
  network: Network;
  places: ReadonlyMap<string, Point>;
}

interface Read {
  drawn: Drawn | null;
  error: ApiError | null;
  busy: boolean;
  again: () => void;
}

/** Links among more than these are not read: the starts' own are. */
const JOINED = 400;
/** As many as one question may list, and as many as it answers for. */
const AMONG = 200;
const OF = 50;

export function useNetwork(starts: readonly string[], filters: Filters, first: number): Read {
  const [state, set] = useState<Omit<Read, "again">>({ drawn: null, error: null, busy: true });
  const [round, again] = useState(0);
  const key = JSON.stringify([starts, filters, first, round]);
  useEffect(() => {
    let wanted = true;
    set((before) => ({ ...before, error: null, busy: true }));
    read(starts, filters, first)
      .then((drawn) => wanted && set({ drawn, error: null, busy: false }))
      .catch((error) => {
        const known = error instanceof ApiError ? error : new ApiError("unknown", String(error));
        if (wanted) set({ drawn: null, error: known, busy: false });
      });
    return () => {
      wanted = false;
    };
  }, [key]);
  return { ...state, again: () => again(round + 1) };
}

async function read(starts: readonly string[], filters: Filters, first: number): Promise<Drawn> {
  const egos = await Promise.all(starts.map((id) => ego(id, filters, first)));
  const bare = networkOf(egos.flatMap((each) => each ?? []));
  const network = joined(bare, await among([...bare.nodes.keys()], filters));
  return { network, places: await laidOut(network) };
}

async function ego(id: string, filters: Filters, first: number): Promise<Ego | null> {
  const { organization } = await ask(networkNodes, { id, ...filters, first });
  if (!organization) return null;
  const { collaborators } = organization;
  return { organization, total: collaborators.totalCount, partners: collaborators.edges };
}

async function among(ids: readonly string[], filters: Filters): Promise<Link[]> {
  if (ids.length > JOINED) return [];
  const { evidence, topic, since, until } = filters;
  const asked = chunks(ids, OF).flatMap((of) =>
    chunks(ids, AMONG).map((others) =>
      ask(networkLinks, { of, among: others, evidence, topic, since, until }),
    ),
  );
  return (await Promise.all(asked)).flatMap((answer) =>
    answer.organizations.edges.flatMap(({ node }) =>
      node.collaborators.edges.map((each) => ({
        source: node.id,
        target: each.node.id,
        strength: each.strength,
        kinds: each.kinds,
      })),
    ),
  );
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

let worker: Worker | undefined;
let rounds = 0;

function laidOut({ stages, links }: Network): Promise<ReadonlyMap<string, Point>> {
  worker ??= new Worker(new URL("../model/layout.worker.ts", import.meta.url), { type: "module" });
  const round = ++rounds;
  const working = worker;
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<{ round: number; places: Map<string, Point> }>) => {
      if (event.data.round !== round) return;
      working.removeEventListener("message", listen);
      resolve(event.data.places);
    };
    working.addEventListener("message", listen);
    working.postMessage({ round, task: { stages, links } });
  });
}
