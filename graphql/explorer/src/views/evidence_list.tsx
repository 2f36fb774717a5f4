/** Pieces of evidence: the work or agreement, and the words of each document that say so. */
import { label, messages } from "../messages";
import { ask } from "../queries/ask";
import quotesTogether from "../queries/quotes_together.graphql";
import { KindLabel } from "./kind_mark";
import { type Thing, ThingLink } from "./link";
import { type Quoted, Quotes } from "./quotes";

/** So many quotes of a piece are shown at first; one more is asked for. */
const FIRST = 6;

export interface Piece {
  kind: string;
  year: number | null;
  retracted?: boolean;
  node: Thing & { agreementKind?: string };
  evidence: readonly Quoted[];
}

interface Props {
  pieces: readonly Piece[];
  /** The two organisations that they are evidence for. */
  between: string[];
}

export function EvidenceList({ pieces, between }: Props) {
  const say = messages.value;
  return (
    <ol class="pieces">
      {pieces.map((each) => (
        <li key={`${each.node.id} ${each.kind}`}>
          <p class="piece-head">
            <KindLabel kind={each.kind} />
            <span class="quiet">{each.year ?? say.unknownYear}</span>
            {each.retracted && <strong class="wrong">{say.retracted}</strong>}
          </p>
          <h3>
            <ThingLink of={each.node} />
          </h3>
          {each.node.agreementKind && (
            <p class="quiet">{label(say.agreementKind, each.node.agreementKind)}</p>
          )}
          <Quotes of={each.evidence} first={FIRST} all={() => quotesOf(each, between)} />
        </li>
      ))}
    </ol>
  );
}

async function quotesOf({ node, kind }: Piece, between: string[]): Promise<readonly Quoted[]> {
  const asked = { between, of: node.id, kind: kind as CollaborationKind };
  const { collaboration } = await ask(quotesTogether, asked);
  return collaboration?.evidence.edges[0]?.evidence ?? [];
}
