// The strongest GraphQL-over-Neo4j peer: @neo4j/graphql behind mercurius with graphql-jit.
// usage: node peer.mjs PORT, with KG_STORE, KG_STORE_USER and KG_STORE_PASSWORD in the environment
import Fastify from 'fastify';
import mercurius from 'mercurius';
import neo4j from 'neo4j-driver';
import { Neo4jGraphQL } from '@neo4j/graphql';

// The labels, relationships and properties of our graph; nothing of it is made for the peer.
const typeDefs = `
type Organization @node {
  id: ID! name: String! countryCode: String status: String
  agreements: [Agreement!]! @relationship(type: "PARTY_TO", direction: OUT, properties: "PartyTo")
}
type Agreement @node {
  id: ID! name: String! date: String year: Int exclusive: Boolean
}
type PartyTo @relationshipProperties { role: String }`;

const { KG_STORE, KG_STORE_USER, KG_STORE_PASSWORD } = process.env;
const driver = neo4j.driver(KG_STORE, neo4j.auth.basic(KG_STORE_USER, KG_STORE_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const app = Fastify({ logger: false });
app.register(mercurius, {
  schema,
  jit: 1,
  context: () => ({ executionContext: driver, cypherQueryOptions: { addVersionPrefix: false } }),
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
