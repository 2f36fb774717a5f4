// A page that Relay goes on reading, a node that it fetches again, a document as a node.
import { graphql } from "relay-runtime";

export const partners = graphql`
  fragment partners_organization on Organization
  @refetchable(queryName: "partnersPageQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }) {
    name
    collaborators(first: $first, after: $after) @connection(key: "partners_collaborators") {
      edges { strength node { id name } }
    }
  }
`;

export const source = graphql`
  fragment partners_document on Document @refetchable(queryName: "partnersDocumentQuery") {
    name
    url
    describes(first: 5) { nodes { id name } }
  }
`;

export const page = graphql`
  query partnersQuery($id: ID!, $document: ID!) {
    organization(id: $id) { ...partners_organization }
    document(id: $document) { ...partners_document }
  }
`;
