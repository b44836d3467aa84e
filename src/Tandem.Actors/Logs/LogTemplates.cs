namespace Tandem.Actors.Logs;

/// <summary>Every line these actors write, with one vocabulary for its holes.</summary>
internal static class LogTemplates
{
    /// <summary>How the line of a transition begins; a <see cref="TransitionSentence"/> ends it.</summary>
    public const string Transition = "{Router} on {Interface} vrid {Vrid} {Family}: {From} -> {To}, {Reason}: ";
    public const string EffectRefused = "{Router} on {Interface} vrid {Vrid} {Family}: the kernel refused {Effect}: {Detail}; the router is released and starts again";
    public const string ChecksumSwitched = "{Router} on {Interface} vrid {Vrid} {Family}: sends checksums of form {Form} from now on, as {Source} does";
    public const string ChecksumConflict = "{Router} on {Interface} vrid {Vrid} {Family}: {Source} and {OtherSource} use different checksum forms; set one form on both";
    public const string Remarked = "{Router} on {Interface} vrid {Vrid} {Family}: advertisements of {Source} are accepted, but {Remark}";
    public const string AdviceDropped = "{Router} on {Interface} vrid {Vrid} {Family}: advice of the cluster was not followed: {Advice}, {Refusal} ({Count} so far)";
    public const string AdviceForNobody = "advice of the cluster was not followed: {Advice} for {Router}, which is not here";
    public const string Unattested = "{Router} on {Interface} vrid {Vrid} {Family}: an advertisement of {Source}, sent from the Ethernet address {Sender}, was not believed: no member of the cluster says that it is its own";
    public const string Unanswered = "{Router} on {Interface} vrid {Vrid} {Family}: an advertisement of {Source} was believed without an answer of that member; plain VRRP until the cluster can be asked again";
    public const string AttachRefused = "{Router} on {Interface} vrid {Vrid} {Family} cannot start: {Detail}";
    public const string InterfaceRefused = "{Interface} of segment {Segment} cannot be opened: {Detail}; it is tried again";
    public const string InterfaceFailed = "{Interface} of segment {Segment} can no longer serve: {Detail}; it is tried again";
    public const string InterfaceGone = "{Interface} of segment {Segment} is gone";
    public const string AddressClaimed = "{Router} on {Interface} vrid {Vrid} {Family}: {Claimant} claims {Address}, which this node holds; defended";
    public const string Restored = "{Router} on {Interface} vrid {Vrid} {Family}: {What} was missing and is there again";
    public const string Stalled = "{Router} on {Interface} vrid {Vrid} {Family}: released, because {Reason}; it starts again";
    public const string Late = "{Router} on {Interface} vrid {Vrid} {Family}: an advertisement was {Milliseconds} ms late; this node was overloaded or stood still, and a peer may have taken over";
    public const string GateRebuilt = "{Interface}: the gate was missing and stands again";
    public const string Degraded = "{Interface}: {Detail}";
    public const string Discarded = "{Interface}: {Count} received frames discarded, {Reason}, the latest from {Source}";
    public const string OwnAddressShared = "{Interface}: another node uses this node's own address {Source} as source of its advertisements: give each node its own address (if none does, a loop in the LAN returns this node's frames)";
    public const string CheckFell = "check {Check} is down: {Detail} ({Streak} times in a row); it was {Before} for {Seconds} s";
    public const string CheckRose = "check {Check} is up: {Detail} ({Streak} times in a row); it was {Before} for {Seconds} s";
    public const string CheckCannotTell = "check {Check} could not tell {Count} times in a row, which changes nothing: {Detail}";
    public const string CheckHeld = "{Router}: down without effect, because no other node is known to be better off: {Checks}";
    public const string WatchFailed = "interfaces are no longer watched: {Detail}; the watch starts again";
    public const string ReleaseLate = "not every router released within {Deadline}; its interface is closed all the same";
    public const string CloseLate = "not every interface closed within {Deadline}";
}
