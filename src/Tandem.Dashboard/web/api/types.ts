// What the node answers: the records of Tandem.Api.Contracts as JSON. A newer node may say more, and other words.

export type Word = string;

export interface ChannelStatus {
  state: Word;
  note: string;
}

export interface NodeStatus {
  name: string;
  address: string;
  isSelf: boolean;
  state: Word;
  since: string | null;
  heardSecondsAgo: number | null;
  holds: number | null;
  isDrained: boolean;
  configurationDigest: string;
  latenessMilliseconds: number | null;
}

export interface RouterOnNode {
  node: string;
  state: Word;
  since: string | null;
  reason: string;
  priority: number | null;
  configuredPriority: number | null;
  epoch: number | null;
  heardMaster: string | null;
  lastKnown: Word | null;
  lastKnownSecondsAgo: number | null;
}

export interface RouterStatus {
  name: string;
  key: string;
  segment: string;
  family: number;
  vrid: number;
  addresses: string[];
  master: string | null;
  masterSince: string | null;
  masterReason: string | null;
  preferred: string | null;
  movedTo: string | null;
  nodes: RouterOnNode[];
}

export interface CheckStatus {
  name: string;
  state: Word;
  since: string | null;
  detail: string;
}

export interface PeerCheckStatus extends CheckStatus {
  node: string;
  lastPassed: boolean | null;
}

export interface Problem {
  severity: Word;
  text: string;
  routers: string[];
  node: string | null;
}

export interface StatusReport {
  cluster: string;
  node: string;
  at: string;
  channel: ChannelStatus;
  nodes: NodeStatus[];
  routers: RouterStatus[];
  checks: CheckStatus[];
  problems: Problem[];
  peerChecks: PeerCheckStatus[] | null;
}

export interface TimelineLine {
  at: string;
  node: string;
  kind: Word;
  router: string | null;
  text: string;
  place: string;
}

export interface TimelineReport {
  node: string;
  at: string;
  entries: TimelineLine[];
  next: string | null;
}

export interface MatrixCell {
  segment: string;
  family: number;
  listener: string;
  speaker: string;
  state: Word;
  detail: string;
  ageSeconds: number | null;
}

export interface MatrixReport {
  node: string;
  at: string;
  cells: MatrixCell[];
  findings: string[];
}

export interface DriftReport {
  node: string;
  at: string;
  compared: string[];
  differences: { router: string | null; words: string }[];
}

export interface RouterMove {
  router: string;
  from: string | null;
  to: string | null;
  state: Word;
  milliseconds: number | null;
  note: string;
}

export interface CommandOutcome {
  node: string;
  at: string;
  text: string;
  isDone: boolean;
  routers: RouterMove[];
}

export interface TrafficReport {
  node: string;
  at: string;
  router: string;
  intervalSeconds: number;
  sent: number;
  heard: { source: string; count: number }[];
  discarded: number;
  latenessMilliseconds: number;
}
