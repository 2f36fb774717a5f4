import { view } from "../state/location";

/** The filters of the view, as the API takes them: null asks for nothing. */
export function filtersNow() {
  const { evidence, topic, since, until, kinds, countries, place } = view.value;
  return {
    evidence: (evidence.length ? evidence : null) as CollaborationKind[] | null,
    topic: topic || null,
    since,
    until,
    kinds: (kinds.length ? kinds : null) as OrganizationKind[] | null,
    countries: countries.length ? countries : null,
    place: place || null,
  };
}
