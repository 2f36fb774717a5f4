// GraphiQL with our ready-made queries beside it. Everything it asks, it asks of the host it is from.
"use strict";

const { createElement } = React;

const WELCOME = `# Choose a question on the left,
# or write your own: Ctrl+Space completes,
# Ctrl+Enter runs it.
{
  organizations(first: 5) {
    totalCount
    edges { node { id name kind } }
  }
}
`;

function Icon() {
  const lines = "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01";
  const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.5, strokeLinecap: "round" };
  return createElement("svg", { viewBox: "0 0 24 24", ...stroke }, createElement("path", { d: lines }));
}

function readyMade(queries) {
  function Panel() {
    const editors = GraphiQL.React.useEditorContext({ nonNull: true });
    function open({ query, variables }) {
      // The tab must be there before its editors are filled, or the tab before it is overwritten.
      ReactDOM.flushSync(() => editors.addTab());
      editors.queryEditor.setValue(query);
      editors.variableEditor.setValue(variables);
    }
    const entries = queries.map((each) =>
      createElement("li", { key: each.title },
        createElement("button", { type: "button", onClick: () => open(each) }, each.title)));
    return createElement("section", { "aria-label": "Ready-made queries" },
      createElement("div", { className: "graphiql-doc-explorer-title" }, "Ready-made queries"),
      createElement("ul", { className: "ready-made" }, entries));
  }
  return { title: "Ready-made queries", icon: Icon, content: Panel };
}

// A link of the explorer brings a query along, after the `#`, which reaches no server.
function brought() {
  const given = new URLSearchParams(location.hash.slice(1));
  const query = given.get("query");
  return query ? { query, variables: given.get("variables") ?? "" } : {};
}

async function start() {
  const element = document.getElementById("graphiql");
  const queries = await (await fetch(element.dataset.queries)).json();
  const ours = readyMade(queries);
  ReactDOM.createRoot(element).render(createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: location.pathname }),
    plugins: [ours, GraphiQLPluginExplorer.explorerPlugin()],
    visiblePlugin: ours,
    defaultQuery: WELCOME,
    ...brought(),
    defaultEditorToolsVisibility: "variables",
    inputValueDeprecation: true,
  }));
}

start();
