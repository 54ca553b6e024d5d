/**
 * Who may come in over HTTP, and how far. Pure: a request's words in, a decision out.
 *
 * Every program and every web page on this machine can reach a loopback port. What is ours is told by
 * the token, what comes from elsewhere by Host (DNS rebinding) and Origin (other pages).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { HOST_SOCKET_PATH } from '../../shared/host-wires.ts';

/** What of a request the decision rests on. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
}

/** What the gate is guarding. */
export interface Gate {
  readonly port: number;
  readonly token: string;
}

export type Decision =
  | { readonly kind: 'admitted'; readonly pathname: string }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'welcome'; readonly cookie: string }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 405 };

/** The page's own origin. One address alone: a browser keeps the orders per origin. */
export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** The address that lets a browser in. */
export function welcomeAddress({ port, token }: Gate): string {
  return `${originOf(port)}/?token=${token}`;
}

/** Whether a request for a page or a file is answered. */
export function admit(asked: Asked, gate: Gate): Decision {
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return { kind: 'refused', status: 405 };
  const origin = originOf(gate.port);
  const url = parsed(asked.url, origin);
  if (url === null || url.origin !== origin || !asked.url.startsWith('/'))
    return { kind: 'refused', status: 400 };
  if (asked.host === `localhost:${gate.port}`)
    return { kind: 'moved', to: `${origin}${url.pathname}${url.search}` };
  if (asked.host !== `127.0.0.1:${gate.port}`) return { kind: 'refused', status: 403 };
  if (asked.origin !== undefined && asked.origin !== origin)
    return { kind: 'refused', status: 403 };

  const offered = url.searchParams.get('token');
  if (url.pathname === '/' && offered !== null)
    return isSame(offered, gate.token)
      ? { kind: 'welcome', cookie: admissionCookie(gate) }
      : { kind: 'stranger' };
  return holdsToken(asked.cookie, gate)
    ? { kind: 'admitted', pathname: url.pathname }
    : { kind: 'stranger' };
}

/** Whether a program on this machine may ask, as far as that is told without its key: pages of others may not. */
export function admitProgram({ host, origin }: Asked, { port }: Gate): boolean {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  return own.includes(host ?? '') && (origin === undefined || origin === originOf(port));
}

/** Whether a WebSocket is opened: a page of our own origin, whose browser was let in. */
export function admitSocket(asked: Asked, gate: Gate): boolean {
  const decision = admit(asked, gate);
  return (
    decision.kind === 'admitted' &&
    decision.pathname === HOST_SOCKET_PATH &&
    asked.origin === originOf(gate.port)
  );
}

/** The cookie's name. Cookies are shared by all ports of a machine, so the port is in it. */
export function cookieName(port: number): string {
  return `packbench-${port}`;
}

function admissionCookie({ port, token }: Gate): string {
  const aYear = 365 * 24 * 60 * 60;
  return `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${aYear}`;
}

function holdsToken(cookie: string | undefined, { port, token }: Gate): boolean {
  return (cookie ?? '').split('; ').some((pair) => {
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    return name === cookieName(port) && isSame(value, token);
  });
}

/** Compared by their hashes, in a time that tells nothing. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

function parsed(url: string, base: string): URL | null {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}
