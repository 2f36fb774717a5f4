/** Works by year and kind, as columns and as a slider: what filters a person's or a topic's page. */
import { messages } from "../messages";
import type { Result } from "../queries/years_of_person.graphql";
import { Empty, Section } from "./section";
import { columnsOf, Timeline } from "./timeline";
import { YearRange } from "./year_range";

/** How many works of each kind there are in each year. */
type Counted = Omit<NonNullable<Result["person"]>, "id">;

interface Props<Answer> {
  id: string;
  query: Operation<Answer, { id: string }>;
  of: (answer: Answer) => Counted | null;
}

export function WorksTimeline<Answer>({ id, query, of }: Props<Answer>) {
  const say = messages.value;
  return (
    <Section id="timeline" title={say.section.timeline} query={query} variables={{ id }} eager>
      {(answer) => {
        const columns = columnsOf(rows(of(answer)));
        if (!columns.length) return <Empty>{say.noneLoaded.works}</Empty>;
        return (
          <>
            <Timeline columns={columns} />
            <YearRange years={columns.map(({ year }) => year)} />
            <p class="quiet note">{say.worksTimelineNote}</p>
          </>
        );
      }}
    </Section>
  );
}

function rows(counted: Counted | null) {
  const kinds = counted
    ? ([
        ["PAPER", counted.papers],
        ["PATENT", counted.patents],
        ["FILING", counted.filings],
      ] as const)
    : [];
  return kinds.flatMap(([kind, { byYear }]) =>
    byYear.map(({ value, count }) => ({
      year: value === null ? null : Number(value),
      kind,
      count,
    })),
  );
}
