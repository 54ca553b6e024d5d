/** Being built. */
export function PackScreen() {
  return <h1>PackScreen</h1>;
}
