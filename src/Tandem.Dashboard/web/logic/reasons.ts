const meanings: Readonly<Record<string, string>> = {
  Startup: 'it began',
  OwnerStartup: 'it owns the address and waits for nobody',
  MasterDown: 'no advertisement of a Master arrived for the Master_Down_Interval',
  MasterReleased: 'the Master released it with priority 0',
  Preempted: 'a Master of lower priority was overridden',
  PeerReleased: 'the Master let go and said so over the management network',
  HandOver: 'the Master handed it over',
  HigherPriority: 'an advertisement of higher priority arrived',
  EqualPriorityHigherAddress: 'an advertisement of equal priority arrived from a greater address',
  Shutdown: 'the node was stopped in order',
  InterfaceDown: 'the interface went down or lost its carrier',
  NoPrimaryAddress: 'the interface had no address to send from',
  InterfaceLost: 'the interface was gone, or what serves it failed',
  Deaf: 'the node did not hear the segment, and another one did',
  Arbitrated: 'of two Masters that could not hear each other the other one stays',
  CheckFailed: 'a health check failed',
  EffectRefused: 'the kernel refused what was asked of it',
  Succession: "the node's worker before this one, of an earlier version perhaps, left it in place",
};

/** What a reason means; empty: it is one of a newer node. */
export function meaning(reason: string): string {
  return meanings[reason] ?? '';
}
