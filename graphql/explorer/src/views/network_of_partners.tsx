export default function Network(_: { seeds: readonly string[] }) {
  return null;
}
