// Apollo Client: pages of a connection kept in its cache, a node by its id, hashed queries by GET.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { createHash } from "node:crypto";

const hashed = new PersistedQueryLink({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  useGETForHashedQueries: true,
});
const policies = { Query: { fields: { works: relayStylePagination() } } };
const client = new ApolloClient({
  link: ApolloLink.from([hashed, new HttpLink({ uri: process.argv[2] })]),
  cache: new InMemoryCache({ typePolicies: policies }),
});
const query = gql`
  query Works($after: String) {
    works(first: 2, after: $after) {
      totalCount
      edges { cursor node { id title } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const first = await client.query({ query });
const after = first.data.works.pageInfo.endCursor;
await client.query({ query, variables: { after }, fetchPolicy: "network-only" });
const kept = client.readQuery({ query });
if (kept.works.edges.length !== Math.min(4, kept.works.totalCount)) throw new Error("pages");
const again = await client.query({ query, fetchPolicy: "network-only" }); // by its hash alone
if (again.error) throw again.error;
const node = gql`query Node($id: ID!) { node(id: $id) { id name __typename } }`;
const found = await client.query({ query: node, variables: { id: kept.works.edges[0].node.id } });
if (!found.data.node.name) throw new Error("node");
