/** The mark of a kind of evidence: colour and pattern together, so that neither is needed alone. */
import { label, messages } from "../messages";
import { familyOf } from "../model/kinds";

export function KindMark({ kind }: { kind: string }) {
  return <i class={`mark ${familyOf(kind)}`} aria-hidden="true" />;
}

export function KindLabel({ kind }: { kind: string }) {
  return (
    <span class="kind">
      <KindMark kind={kind} />
      {label(messages.value.kind, kind)}
    </span>
  );
}
