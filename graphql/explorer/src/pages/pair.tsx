/** A page for every pair: two organisations, an organisation and a topic, two places. */
import { messages } from "../messages";
import { prefetch } from "../queries/ask";
import thingNames from "../queries/thing_names.graphql";
import timelineOfPlaces from "../queries/timeline_of_places.graphql";
import { useQuery } from "../queries/use_query";
import { view } from "../state/location";
import { NotFound } from "../views/not_found";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";
import { PairOfOrganizations } from "./pair_of_organizations";
import { PairOfPlaces } from "./pair_of_places";
import { OnTopic } from "./pair_on_topic";

/** Ids of places begin so, and of nothing else. */
const PLACE = "geonames:";

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  const { id, other } = view.value;
  prefetch(thingNames, { ids: [id, other] });
  const places = [id, other].every((each) => each.startsWith(PLACE));
  if (places) prefetch(timelineOfPlaces, { here: id, there: other });
}

export default function PairPage() {
  const { id, other } = view.value;
  const { data, error, again } = useQuery(thingNames, { ids: [id, other] });
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  const [one, two] = data.nodes;
  if (!one || !two) return <NotFound id={one ? other : id} />;
  const types = [one.__typename, two.__typename];
  if (types.every((each) => each === "Place")) return <PairOfPlaces one={one} two={two} />;
  if (types.every((each) => each === "Organization"))
    return <PairOfOrganizations one={one} two={two} />;
  if (types.includes("Topic") && types.includes("Organization"))
    return types[0] === "Topic" ? (
      <OnTopic of={two} topic={one} />
    ) : (
      <OnTopic of={one} topic={two} />
    );
  return <NotFound id={`${messages.value.pair.title(one.name, two.name)}`} />;
}
