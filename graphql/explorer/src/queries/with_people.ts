/** Works with those who made them, as a citation wants them: lists on screen go without. */
import type { Citation } from "../model/exports";
import { ask } from "./ask";
import peopleOfWorks from "./people_of_works.graphql";

/** As many works as one question may name. */
const MOST = 200;

/** The works in their order, each with its authors or inventors. */
export async function withPeople(works: readonly Citation[]): Promise<Citation[]> {
  const people = new Map<string, Pick<Citation, "people" | "others">>();
  for (let from = 0; from < works.length; from += MOST) {
    const ids = works.slice(from, from + MOST).map(({ id }) => id);
    for (const node of (await ask(peopleOfWorks, { ids })).nodes) {
      if (!node?.people) continue;
      const { edges, totalCount } = node.people;
      const names = edges.map(({ node: { name } }) => name);
      people.set(node.id, { people: names, others: totalCount - names.length });
    }
  }
  return works.map((each) => ({ ...each, ...people.get(each.id) }));
}
