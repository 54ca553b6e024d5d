/** What came of a call that has to go well. */
import type { Result } from '../../../shared/result.ts';

export async function told<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
