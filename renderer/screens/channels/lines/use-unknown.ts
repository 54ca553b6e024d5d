/** The articles that channels' orders have and the catalogue does not, fresh; none while it is being read. */
import { useSettings, useVersion, useWorkspace } from '../../../app/workspace.ts';
import type { UnknownArticle } from '../../../store/unknown-articles.ts';

export function useUnknown(): readonly UnknownArticle[] {
  const { open } = useWorkspace().store;
  useVersion(open);
  return open.unknown.articles;
}

/** How many of them orders wait for. */
export function useUnknownCount(): number {
  const { unknownArticles } = useSettings().packing;
  const { length } = useUnknown();
  return unknownArticles === 'hold' ? length : 0;
}
