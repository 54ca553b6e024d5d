/** What the screens of connecting ask of the host: connecting a shop's server, signing in again, leaving. */
import type { HostFault } from '../../shared/host.ts';
import type {
  ConnectOutcome,
  ConnectReport,
  ConnectRequest,
} from '../../shared/replication/connecting.ts';
import type { Connection } from '../../shared/replication/remote.ts';
import type { Result } from '../../shared/result.ts';

export interface ServerDoor {
  current(): Promise<Result<Connection | null, HostFault>>;
  test(request: ConnectRequest): Promise<Result<ConnectReport, HostFault>>;
  connect(request: ConnectRequest): Promise<Result<ConnectOutcome, HostFault>>;
  signIn(input: {
    readonly password: string;
  }): Promise<Result<ConnectOutcome, HostFault | { readonly kind: 'off' }>>;
  leave(input: Record<string, never>): Promise<Result<Record<string, never>, HostFault>>;
}
