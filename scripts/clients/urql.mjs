// urql as it is out of the box: short queries by GET.
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";

const client = new Client({ url: process.argv[2], exchanges: [cacheExchange, fetchExchange] });
const query = gql`query Topics($first: Int) { topics(first: $first) { totalCount nodes { id } } }`;
const answer = await client.query(query, { first: 1 }).toPromise();
if (answer.error) throw answer.error;
if (answer.data.topics.nodes.length > 1) throw new Error("more than was asked for");
const wrong = await client.query(gql`{ node(id: "ror:0") { id } }`, {}).toPromise();
if (wrong.error?.graphQLErrors[0].extensions.code !== "BAD_IDENTIFIER") throw new Error("code");
