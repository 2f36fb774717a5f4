/** What brings others to a view: its address, or a piece of another page that shows it. */
import { messages } from "../messages";
import { here } from "../state/location";
import { CopyButton } from "./copy_button";

export function ShareButtons({ title }: { title: string }) {
  const say = messages.value;
  return (
    <>
      <CopyButton text={location.href} label={say.copyLink} />
      <CopyButton text={embedding(title)} label={say.embed} />
    </>
  );
}

/** Markup that shows the view in a frame; the server has to allow the page that it is put in. */
function embedding(title: string): string {
  const address = new URL(here({ frame: "on" }), location.href).href;
  const name = attribute(title);
  return `<iframe src="${attribute(address)}" title="${name}" width="100%" height="640"></iframe>`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
