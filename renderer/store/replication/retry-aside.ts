/** What was set aside may get through now (R6): rights were given, a later version was installed. */
import { type Arrival, arrive } from './arrive.ts';

export async function retryAside<T extends { readonly id: string }>(to: Arrival<T>): Promise<void> {
  const { aside, table, revs, waiting } = to;
  for (const { id } of aside.all()) {
    const [version] = await table.versions([id]);
    revs.forget(id);
    if (version) waiting.put(id, version.rev);
    else await readAgain(to, id);
  }
}

async function readAgain<T extends { readonly id: string }>(
  to: Arrival<T>,
  id: string,
): Promise<void> {
  const read = await to.remote.read(to.collection, [id]);
  if (read.ok) await arrive(to, read.value);
}
