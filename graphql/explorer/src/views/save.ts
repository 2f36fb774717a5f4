/** Gives the reader a file. */
export function save(name: string, kind: string, content: string | Blob): void {
  const blob = typeof content === "string" ? new Blob([content], { type: kind }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name as files may have it on any system. */
export function fileName(name: string, ending: string): string {
  const kept = name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  return `${kept.replace(/^-|-$/g, "") || "hetao"}.${ending}`;
}
