/**
 * PINs are kept as salt and hash. Four digits are guessed by whoever has the data and some minutes: a PIN keeps colleagues
 * apart at a bench, and guards nothing from somebody who can read the disk.
 */

const ROUNDS = 100_000;
const encoder = new TextEncoder();

/** What is stored of a PIN. `salt`: 16 random bytes. */
export async function hashPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const derived = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  const bits = await crypto.subtle.deriveBits(derived, key, 256);
  return `${hex(salt)}:${hex(new Uint8Array(bits))}`;
}

export async function isPin(pin: string, stored: string): Promise<boolean> {
  const salt = stored.split(':')[0]?.match(/../g) ?? [];
  const bytes = Uint8Array.from(salt, (two) => Number.parseInt(two, 16));
  return (await hashPin(pin, bytes)) === stored;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
}
