/** The page of a place: who is there, and the way to another place. */
import { formats, messages } from "../messages";
import { prefetch } from "../queries/ask";
import place from "../queries/place.graphql";
import organizations from "../queries/place_organizations.graphql";
import { useQuery } from "../queries/use_query";
import { go, there, view } from "../state/location";
import { ExportThings } from "../views/export_menu";
import { plainName, ThingLink } from "../views/link";
import { NotFound, useCanonicalId } from "../views/not_found";
import { OrganizationRows } from "../views/organization_rows";
import { Figures, PageHead } from "../views/page_head";
import { QueryBehind } from "../views/query_behind";
import { SearchBox } from "../views/search_box";
import { ListSection } from "../views/section";
import { TroubleNote } from "../views/trouble";
import { Waiting } from "../views/waiting";

/** What is asked before anything of the page is drawn. */
export function prefetchFirst(): void {
  const { id } = view.value;
  prefetch(place, { id });
  prefetch(organizations, { id });
}

export default function PlacePage() {
  const say = messages.value;
  const { id } = view.value;
  const { data, error, again } = useQuery(place, { id });
  const found = data?.place;
  useCanonicalId(found?.id);
  if (error) return <TroubleNote error={error} again={again} />;
  if (!data) return <Waiting />;
  if (!found) return <NotFound id={id} />;
  const country = found.countryCode ? formats.value.country(found.countryCode) : "";
  return (
    <>
      <PageHead
        kind={say.page.place}
        of={found}
        aliases={found.aliases}
        identifiers={found.identifiers}
        tools={<QueryBehind query={place} variables={{ id }} />}
        facts={
          <>
            {country && country !== plainName(found) && <span>{country}</span>}
            {found.within.edges.map(({ node }) => (
              <ThingLink key={node.id} of={node} />
            ))}
          </>
        }
      >
        <Figures
          of={[[found.organizations.totalCount, say.figures.organizations, "organizations"]]}
        />
        <div class="compare">
          <span class="quiet">{say.pair.compare}</span>
          <SearchBox
            label={say.pair.compare}
            kinds={["PLACE"]}
            choose={(hit) => go(there({ page: "pair", id, other: hit.id }))}
          />
        </div>
      </PageHead>
      <ListSection
        id="organizations"
        title={say.section.organizations}
        query={organizations}
        variables={{ id }}
        list={(each) => each.place?.organizations}
        empty={say.noneLoaded.related}
        eager
        tools={(edges, total) => (
          <ExportThings
            title={say.section.organizations}
            total={total}
            things={edges.map(({ node }) => [
              node,
              {
                kind: node.kind,
                countryCode: node.countryCode,
                partners: node.collaboratorCount,
                works: node.workCount,
              },
            ])}
          />
        )}
      >
        {(edges) => (
          <OrganizationRows
            rows={edges.map(({ node }) => ({
              node,
              figure: `${say.partnersCount(node.collaboratorCount)} · ${say.worksCount(node.workCount)}`,
            }))}
          />
        )}
      </ListSection>
    </>
  );
}
