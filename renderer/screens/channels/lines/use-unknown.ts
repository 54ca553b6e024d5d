/** The articles that channels' orders have and the catalogue does not, fresh; none while it is being read. */
import { useVersion, useWorkspace } from '../../../app/workspace.ts';
import type { UnknownArticle } from '../../../store/unknown-articles.ts';

export function useUnknown(): readonly UnknownArticle[] {
  const { open } = useWorkspace().store;
  useVersion(open);
  return open.unknown.articles;
}

/** How many of them orders wait for. */
export function useUnknownCount(): number {
  const { open } = useWorkspace().store;
  const { length } = useUnknown();
  return open.hold ? length : 0;
}
