/** What a person needs to see of a day that went wrong: what was found, and the last steps that had to do with it. */
import type { Finding } from './findings.ts';
import type { Day } from './simulate.ts';

const MOST_FINDINGS = 8;
const LAST_STEPS = 25;

export function storyOf({ plan, findings, trace }: Day): string {
  const lines = findings.slice(0, MOST_FINDINGS).map(inWords);
  const [first] = findings;
  const about = first ? trace.filter((line) => concerns(line, first)) : [];
  return [
    `seed ${plan.seed} (npm run sim -- --seed ${plan.seed} --operations …):`,
    ...lines,
    ...(findings.length > lines.length ? [`… and ${findings.length - lines.length} more`] : []),
    `the last steps about ${first?.id}:`,
    ...about.slice(-LAST_STEPS),
  ].join('\n');
}

function inWords({ kind, collection, id, text }: Finding): string {
  return `  ${kind} ${collection} ${id}: ${text}`;
}

/** Steps about the document, and those that are about everybody. */
function concerns(line: string, { collection, id }: Finding): boolean {
  const names = namesIn(collection, id);
  return (
    names.some((name) => line.includes(name)) ||
    /^\d+ (exchange|server|s\d+ (crash|restart|cut-off|connect|disk|clock))/.test(line)
  );
}

/** Order ids stand in shipments' and movements' ids; orders are read by their numbers. */
function namesIn(collection: Finding['collection'], id: string): string[] {
  const [, number] = /shop:(\d+)/.exec(id) ?? [];
  if (number !== undefined) return [`shop:${number}`, `"${number}"`];
  return collection === 'settings' ? ['setShopName'] : [id.toUpperCase(), id];
}
