/** Being built. */
export function SkuScreen() {
  return <h1>SkuScreen</h1>;
}
