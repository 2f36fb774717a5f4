/** The network of whatever organisations one chooses. */
import { messages } from "../messages";
import partnerFacets from "../queries/partner_facets.graphql";
import { useQuery } from "../queries/use_query";
import { change, view } from "../state/location";
import { FilterSentence } from "../views/filter_sentence";
import { filtersNow } from "../views/filters_now";
import NetworkOfPartners from "../views/network_of_partners";
import { useTitle } from "../views/page_head";
import { SearchBox } from "../views/search_box";
import { Empty } from "../views/section";

const FIRST_YEAR = 1990;

export default function NetworkPage() {
  const say = messages.value;
  const { seeds } = view.value;
  const now = new Date().getUTCFullYear();
  const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  useTitle(say.page.network);
  const facets = useQuery(partnerFacets, seeds[0] ? { id: seeds[0], ...filtersNow() } : null);
  return (
    <>
      <h1 id="top" tabIndex={-1}>
        {say.page.network}
      </h1>
      <div class="ask">
        <SearchBox
          key={seeds.length}
          label={say.page.organization}
          kinds={["ORGANIZATION"]}
          choose={(hit) => change({ seeds: [...new Set([...seeds, hit.id])] })}
        />
      </div>
      {seeds.length === 0 && <Empty>{say.network.start}</Empty>}
      {seeds.length > 0 && (
        <>
          <h2 class="hidden">{say.section.partners}</h2>
          <FilterSentence
            buckets={facets.data?.organization?.collaborators ?? null}
            years={years}
          />
          <NetworkOfPartners seeds={[]} />
        </>
      )}
    </>
  );
}
