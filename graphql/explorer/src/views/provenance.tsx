/** What stands behind a thing: the decisions that make it one, the documents about it. */
import { formats, messages } from "../messages";
import { safeUrl } from "../model/names";
import documents from "../queries/documents.graphql";
import explain, { type Result } from "../queries/explain.graphql";
import { Elsewhere, Words } from "./link";
import { Empty, ListSection, Section } from "./section";

export function WhySection({ id, person = false }: { id: string; person?: boolean }) {
  const say = messages.value;
  return (
    <Section id="why" title={say.section.why} query={explain} variables={{ id }}>
      {({ explain: found }) => (
        <>
          {found?.ledger.length ? <Ledger of={found} /> : <Empty>{say.noneLoaded.why}</Empty>}
          {person && <p class="quiet note">{say.notMerged}</p>}
        </>
      )}
    </Section>
  );
}

function Ledger({ of }: { of: NonNullable<Result["explain"]> }) {
  const say = messages.value;
  const f = formats.value;
  return (
    <>
      <p class="quiet">
        {say.mintedFrom} <code>{of.mintedFrom}</code>, {say.recorded(f.date(of.since))}.
        {of.replaces.length > 0 && (
          <>
            {" "}
            {say.replaces} <code>{of.replaces.join(" ")}</code>.
          </>
        )}
      </p>
      <ul class="ledger">
        {of.ledger.map((each) => (
          <li key={each.rule}>
            <details>
              <summary>
                <span>{each.meaning}</span>
                <span class="quiet figure">
                  {say.decisions(each.mentions)} · {say.confidence(f.percent(each.score))}
                </span>
              </summary>
              <ul class="quotes">
                {each.examples.map((mention) => (
                  <li key={mention.document + mention.place}>
                    <blockquote>
                      <Words text={mention.quote || mention.name} />
                    </blockquote>
                    <p class="cite">
                      <code>{mention.document}</code> · <code>{mention.place}</code> ·{" "}
                      {say.decidedBy(mention.decidedBy, f.date(mention.decidedAt))}
                    </p>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

export function DocumentsSection({ id }: { id: string }) {
  const say = messages.value;
  const f = formats.value;
  return (
    <ListSection
      id="documents"
      title={say.section.documents}
      query={documents}
      variables={{ id }}
      list={(data) => data.node?.documents}
      empty={say.noneLoaded.documents}
    >
      {(edges) => (
        <ul class="rows">
          {edges.map(({ node }) => {
            const url = safeUrl(node.url);
            const name = <Words text={node.title ?? node.key ?? node.id} />;
            return (
              <li key={node.id}>
                <span class="name">{url ? <Elsewhere url={url}>{name}</Elsewhere> : name}</span>
                <small>
                  {node.source} <code>{node.key}</code>
                  {node.extractor && ` · ${say.extractedBy(node.extractor)}`}
                  {node.recorded && ` · ${say.recorded(f.date(node.recorded))}`}
                </small>
                <span class="figure">{node.date && f.date(node.date)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </ListSection>
  );
}
