/** Reads a network: the starts, their strongest partners, and the links among all of these. */
import { useEffect, useState } from "preact/hooks";
import {
  type Ego,
  joined,
  type Link,
  type Network,
  networkOf,
  type Point,
  wanted,
} from "../model/network";
import type { AskedQuery } from "../model/query_text";
import { type ApiError, asApiError, type Noted, noting } from "../queries/ask";
import networkLinks from "../queries/network_links.graphql";
import networkNodes, {
  type Result as NetworkNodes,
  type Variables,
} from "../queries/network_nodes.graphql";

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
  /** Which are joined more closely among themselves, the largest group being 0. */
  groups: ReadonlyMap<string, number>;
  /** Whether links among the partners are left out, and those of the starts alone are there. */
  partly: boolean;
  /** All that was asked for it. */
  asked: readonly AskedQuery[];
}

interface Read {
  drawn: Drawn | null;
  error: ApiError | null;
  busy: boolean;
  again: () => void;
}

/** As many partners as one question may list. */
const PAGE = 200;
/** Links among as many are read, and among the others those of the starts alone. */
const JOINED = 400;
/** As many as one question may list, and as many as it answers for. */
const AMONG = 200;
const OF = 50;

/** @param order what is asked for, one after the other: see `networkOf`. */
export function useNetwork(order: readonly string[], filters: Filters): Read {
  const [state, set] = useState<Omit<Read, "again">>({ drawn: null, error: null, busy: true });
  const [round, again] = useState(0);
  const key = JSON.stringify([order, filters, round]);
  useEffect(() => {
    let wanted = true;
    set((before) => ({ ...before, error: null, busy: true }));
    read(order, filters)
      .then((drawn) => wanted && set({ drawn, error: null, busy: false }))
      .catch((error) => wanted && set({ drawn: null, error: asApiError(error), busy: false }));
    return () => {
      wanted = false;
    };
  }, [key]);
  return { ...state, again: () => again(round + 1) };
}

async function read(order: readonly string[], filters: Filters): Promise<Drawn> {
  const noted = noting();
  const egos = await Promise.all(
    wanted(order).map(([id, first]) => ego(noted.ask, id, filters, first)),
  );
  const found = egos.flatMap((each) => each ?? []);
  const bare = networkOf(found, order);
  const ids = [...bare.nodes.keys()];
  const network = joined(bare, await among(noted.ask, ids.slice(0, JOINED), filters));
  return { network, ...(await laidOut(network)), partly: ids.length > JOINED, asked: noted.asked };
}

type Ask = Noted["ask"];
type Page = NonNullable<NetworkNodes["organization"]>;

/** A start with its strongest partners, read page by page; null where there is none. */
async function ego(ask: Ask, id: string, filters: Filters, first: number): Promise<Ego | null> {
  const partners: Ego["partners"][number][] = [];
  let page: Page | null = null;
  let after: string | null = null;
  do {
    const size = Math.min(PAGE, first - partners.length);
    page = await pageOf(ask, { id, ...filters, first: size, after });
    if (!page) return null;
    partners.push(...page.collaborators.edges);
    after = page.collaborators.pageInfo.endCursor;
  } while (page.collaborators.pageInfo.hasNextPage && partners.length < first);
  return { organization: page, total: page.collaborators.totalCount, partners };
}

async function pageOf(ask: Ask, variables: Variables): Promise<Page | null> {
  return (await ask(networkNodes, variables)).organization;
}

async function among(ask: Ask, ids: readonly string[], filters: Filters): Promise<Link[]> {
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

type LaidOut = Pick<Drawn, "places" | "groups">;

function laidOut({ stages, links }: Network): Promise<LaidOut> {
  worker ??= new Worker(new URL("../model/layout.worker.ts", import.meta.url), { type: "module" });
  const round = ++rounds;
  const working = worker;
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<LaidOut & { round: number }>) => {
      if (event.data.round !== round) return;
      working.removeEventListener("message", listen);
      resolve(event.data);
    };
    working.addEventListener("message", listen);
    working.postMessage({ round, task: { stages, links } });
  });
}
