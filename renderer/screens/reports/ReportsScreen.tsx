/** Being built. */
export function ReportsScreen() {
  return <h1>ReportsScreen</h1>;
}
