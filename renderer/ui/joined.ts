/** The classes of two style sheets under one roof: a name that both have gets both. */

interface Classes {
  readonly [name: string]: string;
}

/** `base` with what `own` adds to it. */
export function joined(base: Classes, own: Classes): Classes {
  const all = { ...base };
  for (const [name, value] of Object.entries(own)) {
    all[name] = base[name] === undefined ? value : `${base[name]} ${value}`;
  }
  return all;
}
