/** Whether this browser draws pictures. */
export function webgl(): boolean {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}
