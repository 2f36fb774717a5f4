/** The network view: the picture, the list of the same, and what is chosen in both. */
import { useMemo, useState } from "preact/hooks";
import type Sigma from "sigma";
import { messages } from "../messages";
import { readEdge, writeEdge } from "../model/cell";
import { filtered, MOST, nextOf, STEP } from "../model/network";
import { change, view } from "../state/location";
import { EvidencePanel } from "./evidence_panel";
import { filtersNow } from "./filters_now";
import { Lasso } from "./lasso";
import NetworkCanvas from "./network_canvas";
import { useNetwork } from "./network_data";
import { NetworkFilters, networkFilter, Picked } from "./network_filters";
import { Chosen, NetworkList } from "./network_list";
import { placesWith } from "./network_moves";
import { Legend, NetworkTools } from "./network_tools";
import { Empty } from "./section";
import { TroubleNote } from "./trouble";
import { Waiting } from "./waiting";
import { webgl } from "./webgl";

/** What opened the evidence of a link; where it was the picture, the list of the same. */
const OPENERS = [".chosen [aria-expanded=true]", ".network-list [aria-pressed]"];

export default function NetworkOfPartners({ seeds }: { seeds: readonly string[] }) {
  const say = messages.value;
  const state = view.value;
  const starts = [...new Set([...seeds, ...state.seeds])];
  const { drawn, error, busy, again } = useNetwork(starts, filtersNow());
  const communities = state.colour === "community";
  const [lasso, draw] = useState(false);
  const [renderer, made] = useState<Sigma | null>(null);
  const filter = networkFilter();
  const edge = readEdge(state.edge);
  const shown = useMemo(
    () => drawn && { ...drawn, network: filtered(drawn.network, filter, starts) },
    [drawn, JSON.stringify(filter)],
  );
  if (error) return <TroubleNote error={error} again={again} />;
  if (!drawn || !shown) return <Waiting />;
  const { network } = shown;
  const rest = drawn.network.leftOut;
  if (!drawn.network.nodes.size) return <Empty>{say.partnersNone}</Empty>;
  return (
    <div class="network" aria-busy={busy}>
      <NetworkTools
        shown={{ ...shown, places: placesWith(shown.places, state.moved) }}
        {...{ renderer, communities, lasso, draw }}
      />
      <NetworkFilters whole={drawn.network} />
      <div class="network-parts">
        <figure>
          {webgl() ? (
            <div class="picture">
              <NetworkCanvas drawn={shown} {...{ starts, communities }} ready={made} />
              {lasso && renderer && <Lasso renderer={renderer} done={() => draw(false)} />}
            </div>
          ) : (
            <Empty>{say.network.noWebgl}</Empty>
          )}
          <figcaption>
            <p class="quiet" role="status">
              {say.network.drawn(network.nodes.size, network.links.length)}{" "}
              {network.leftOut > 0 && say.network.leftOut(network.leftOut)}{" "}
              {drawn.partly && say.network.partly}
            </p>
            {rest > 0 && drawn.network.nodes.size < MOST && (
              <p>
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => change({ seeds: [...state.seeds, nextOf(state.seeds)] })}
                >
                  {say.more(Math.min(STEP, rest))}
                </button>
              </p>
            )}
            <Legend communities={communities} />
          </figcaption>
        </figure>
        <div class="network-side">
          {edge && (
            <EvidencePanel
              {...edge}
              show={(cell) => change({ edge: cell ? writeEdge({ of: edge.of, cell }) : "" })}
              openers={OPENERS}
              both
            />
          )}
          <Picked />
          <Chosen {...{ network, starts, fixed: seeds }} places={shown.places} />
          <NetworkList {...{ network, starts }} />
        </div>
      </div>
    </div>
  );
}
