/** Writes to a printer's raw port (TCP 9100): it answers nothing, so that it took all and hung up is all that is known. */
import { connect, type Socket } from 'node:net';
import type { PrinterAddress, PrinterFault } from '../../shared/printing/printer.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A printer that is on answers at once; one that is out of paper takes nothing for as long as it is. */
const PATIENCE_MS = 10_000;

type Sent = Result<Record<never, never>, PrinterFault>;

/** Sends `data` whole, or says whether something of it may have arrived. */
export function sendRaw(
  { host, port }: PrinterAddress,
  data: string,
  patienceMs = PATIENCE_MS,
): Promise<Sent> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let reached = false;
    const end = (sent: Sent) => {
      socket.destroy();
      resolve(sent);
    };
    const failed = (reason: string) =>
      end(err({ kind: reached ? 'printer-unsure' : 'printer-unreachable', reason }));
    socket.setTimeout(patienceMs, () => failed('it does not answer'));
    socket.once('error', (error) => failed(reasonOf(error)));
    socket.once('connect', () => {
      reached = true;
      deliver(socket, data, () => end(ok({})), failed);
    });
  });
}

/** All is with the printer once it has closed its side too, in good order. */
function deliver(
  socket: Socket,
  data: string,
  done: () => void,
  failed: (reason: string) => void,
): void {
  let flushed = false;
  socket.resume();
  // Most printers hang up when they are hung up on; some wait. What the system has handed over has arrived.
  socket.end(data, 'utf8', () => {
    flushed = true;
    // Its silence is no fault any more.
    socket.removeAllListeners('timeout');
    socket.setTimeout(CLOSE_MS, done);
  });
  socket.once('close', () => (flushed ? done() : failed('it hung up')));
}

/** Until a printer that took everything is taken at its word, ms. */
const CLOSE_MS = 2_000;

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}
