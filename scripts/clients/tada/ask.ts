// gql.tada tells the types of a query from its text; the compiler holds it to them.
import { initGraphQLTada, type ResultOf, type VariablesOf } from "gql.tada";
import type { introspection } from "./graphql-env.d.ts";

const graphql = initGraphQLTada<{ introspection: introspection }>();

export const query = graphql(`
  query Partners($id: ID!, $where: OrganizationCollaboratorWhere) {
    organization(id: $id) {
      name
      collaborators(where: $where, orderBy: [{ by: STRENGTH, descending: true }]) {
        aggregate(of: STRENGTH) { average }
        edges { strength kinds node { id } }
      }
    }
  }
`);

export const given: VariablesOf<typeof query> = {
  id: "ror:00q4vv597",
  where: { kind: { equals: "COMPANY" }, strength: { from: 2 } },
};

export function strongest(answer: ResultOf<typeof query>): number | undefined {
  return answer.organization?.collaborators.edges[0]?.strength;
}
