using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>Messages with any values that are allowed, from a seed.</summary>
/// <param name="seed">Printed by whoever fails.</param>
internal sealed class RandomMessages(int seed)
{
    private readonly Random _random = new(seed);

    public Envelope Envelope(INodeMessage body) => new(Text(), Text(), Id(), Number(), Stamp(), body) { Clock = new(Number(), Number(), Number()) };

    public IEnumerable<INodeMessage> OneOfEach() =>
    [
        new Hello($"akka.tcp://coord@10.0.0.{_random.Next(256)}:7112", _random.Next(int.MinValue, int.MaxValue), (uint)_random.Next(), Many(Text)),
        new Standing(Many(Standing), Text(), Span()),
        new StandingChanged(Standing()),
        new ReleaseHint(Key(), Number(), One<ReleaseCause>()) { Heir = Text() },
        new HandOverPrepare(Id(), Key(), Number(), Text()),
        new HandOverPrepared(Id(), Key(), Maybe(Address), Priority()),
        new HandOverGo(Id(), Key(), Number()),
        new HandOverDone(Id(), Key(), Number()),
        new HandOverAbandoned(Id(), Key(), Text()),
        new HandOverWanted(Id(), Key(), Priority()),
        new Challenge(Number(), Key(), Address(), Priority()),
        new Verdict(Number(), Key(), One<VerdictAnswer>(), Number()),
        new ProbeReport(Many(() => new ProbeFinding(Text(), One<Family>(), Text(), (uint)_random.Next(), Maybe(Span)))) { Ears = Many(() => new SegmentEar(Text(), Flag(), Maybe(Span), Flag(), Maybe(Flag))) },
        new IntentExchange(Many(() => new Intent(One<IntentKind>(), Text(), Maybe(Key), Stamp(), Text()))),
        new ConfigurationDigest(Text(), Many(() => new RouterConfiguration(Key(), Text(), Many(() => new ConfiguredValue(Text(), Text()))))) { Cluster = Many(() => new ConfiguredValue(Text(), Text())) },
        new TimelineEntries(Many(() => new TimelineEntry(Text(), Id(), Number(), Stamp(), Text(), Maybe(Key), Text()))) { After = Many(() => new TimelineMark(Text(), Id(), Number())), HasMore = _random.Next(2) == 0 },
        new CheckReport(Many(() => new CheckResult(Text(), One<HealthState>(), One<HealthState>(), Stamp(), Text())), Many(Key)),
        new TimelineKnown(Many(() => new TimelineMark(Text(), Id(), Number()))),
        new ChangePrepare(Id(), Text(), Text()),
        new ChangeAnswer(Id(), One<ChangeStage>(), Text()),
        new ChangeTry(Id(), Span()),
        new ChangeDrop(Id(), Text()),
        new ChangeConfirm(Id(), Stamp()),
        new ChangeKnown(Stamp(), Text(), Many(Text), Text()),
        new ChangeWanted(Text()),
    ];

    private RouterStanding Standing() => new(
        Key(), One<RouterRole>(), Stamp(), Number(), Priority(), Text(), Maybe(Address), Number(), Many(() => new HeardAdvertisements(Address(), Number())))
    {
        Source = Maybe(Address),
        Configured = Priority(),
        Released = Number(),
    };

    private VirtualRouterKey Key() => new(Text(), One<Family>(), new(_random.Next(1, 256)));

    private Priority Priority() => new((byte)_random.Next(256));

    private IPvXAddress Address()
    {
        var family = One<Family>();
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return IPvXAddress.Read(family, bytes);
    }

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private ulong Number() => unchecked((ulong)_random.NextInt64(long.MinValue, long.MaxValue)) >> _random.Next(64);

    private HybridStamp Stamp() => new(_random.NextInt64(long.MinValue, long.MaxValue), (uint)_random.NextInt64(uint.MaxValue));

    /// <summary>The wire counts whole microseconds.</summary>
    private TimeSpan Span() => TimeSpan.FromMicroseconds(_random.NextInt64(1L << 40));

    private bool Flag() => _random.Next(2) == 0;

    private string Text() => new([.. Enumerable.Range(0, _random.Next(12)).Select(_ => (char)_random.Next(1, 0xD800))]);

    private T One<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private T? Maybe<T>(Func<T> make)
        where T : struct => _random.Next(2) == 0 ? null : make();

    private Items<T> Many<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];
}
