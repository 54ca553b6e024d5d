/** The fields of connecting: what is typed, pasted or scanned into them, and the request that they make. Pure. */
import {
  type ConnectFault,
  type ConnectRequest,
  readJoinCode,
  workspaceName,
} from '../../../../shared/replication/connecting.ts';

export interface ConnectFields {
  readonly address: string;
  readonly workspace: string;
  readonly user: string;
  readonly password: string;
}

export type FieldName = keyof ConnectFields;

export const noFields: ConnectFields = { address: '', workspace: '', user: '', password: '' };

/** The fields with what was put into the address: a join code fills two, an account in the address moves to its own. */
export function withAddress(fields: ConnectFields, text: string): ConnectFields {
  const code = readJoinCode(text);
  if (code.ok) return { ...fields, ...code.value };
  const address = text.trim();
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.username === '' && url.password === '')) return { ...fields, address };
  const user = decoded(url.username) || fields.user;
  const password = decoded(url.password) || fields.password;
  url.username = '';
  url.password = '';
  return { ...fields, address: url.href.replace(/\/$/, ''), user, password };
}

export type FieldFault = 'missing' | 'bad-workspace';

/** What is wrong with the fields before anybody is asked. */
export function fieldFaults(fields: ConnectFields): { readonly [name in FieldName]?: FieldFault } {
  const names = ['address', 'workspace', 'user', 'password'] as const;
  const empty = names.filter((name) => fields[name].trim() === '');
  const faults: { [name in FieldName]?: FieldFault } = {};
  for (const name of empty) faults[name] = 'missing';
  if (!faults.workspace && !workspaceName.safeParse(nameOf(fields)).success)
    faults.workspace = 'bad-workspace';
  return faults;
}

export function requestOf(fields: ConnectFields, make: boolean): ConnectRequest {
  return {
    address: fields.address.trim(),
    workspace: nameOf(fields),
    user: fields.user.trim(),
    password: fields.password,
    make,
  };
}

/** The field in which a fault of a test is put right, if it is one. */
export function fieldOf(fault: ConnectFault): FieldName | null {
  switch (fault.kind) {
    case 'bad-address':
    case 'not-encrypted':
    case 'name-not-found':
    case 'no-answer':
    case 'not-couchdb':
      return 'address';
    case 'wrong-password':
      return 'password';
    case 'no-permission':
      return 'workspace';
    default:
      return null;
  }
}

function nameOf({ workspace }: ConnectFields): string {
  return workspace.trim().toLowerCase();
}

/** As it was before it was put into an address; as it is when that cannot be told. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
