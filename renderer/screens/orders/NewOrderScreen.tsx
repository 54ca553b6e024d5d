/** Being built. */
export function NewOrderScreen() {
  return <h1>NewOrderScreen</h1>;
}
