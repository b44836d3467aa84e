import type { NodeStatus, Problem, RouterOnNode, RouterStatus, StatusReport, TimelineLine } from '../api/types';

/** Made-up answers: two nodes with crossed preferences at 03:12:07, unless a test says otherwise. */
export const at = '2026-01-31T03:12:07.000Z';

export function node(name: string, part: Partial<NodeStatus> = {}): NodeStatus {
  return { name, address: '10.0.0.11', isSelf: name === 'a', state: 'reachable', since: at, heardSecondsAgo: 0, holds: 1, isDrained: false, configurationDigest: '', latenessMilliseconds: 0.5, ...part };
}

export function on(name: string, state: string, part: Partial<RouterOnNode> = {}): RouterOnNode {
  return { node: name, state, since: at, reason: '', priority: 100, configuredPriority: 100, epoch: 1, heardMaster: null, lastKnown: null, lastKnownSecondsAgo: null, ...part };
}

export function router(name: string, nodes: RouterOnNode[], part: Partial<RouterStatus> = {}): RouterStatus {
  const masters = nodes.filter((one) => one.state === 'master');
  return {
    name, key: `front-4-${name}`, segment: 'front', family: 4, vrid: 51, addresses: ['192.168.1.100/24'], master: masters.length === 1 ? masters[0]!.node : null, masterSince: at, masterReason: 'Startup',
    preferred: nodes[0]?.node ?? null, movedTo: null, nodes, ...part,
  };
}

export function report(routers: RouterStatus[], nodes: NodeStatus[] = [node('a'), node('b')], problems: Problem[] = []): StatusReport {
  return { cluster: 'lab', node: 'a', at, channel: { state: 'running', note: '' }, nodes, routers, checks: [], problems, peerChecks: [] };
}

export function line(second: number, name: string, text: string, part: Partial<TimelineLine> = {}): TimelineLine {
  const micros = Date.parse(at) * 1000 + second * 1_000_000;
  return { at: new Date(micros / 1000).toISOString(), node: name, kind: 'transition', router: 'web', text, place: `${micros}.0.${name}.00.1`, ...part };
}
