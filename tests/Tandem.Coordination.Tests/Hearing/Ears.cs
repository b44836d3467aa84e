using System.Collections.Immutable;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Living members on the segment "front" that all hear each other, until a test takes something away.</summary>
internal sealed class Ears
{
    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));

    private readonly string[] _nodes;
    private readonly Dictionary<(string Hearer, string Speaker), bool?> _hears = [];
    private readonly Dictionary<string, TimeSpan?> _silence = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouterPosition> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> _witness = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unplugged = new(StringComparer.Ordinal);

    public Ears(params string[] nodes)
    {
        _nodes = nodes;
        foreach (var node in nodes)
        {
            _silence[node] = TimeSpan.FromMilliseconds(100);
            _witness[node] = null;
            Is(node, RouterRole.Backup);
        }
    }

    public HearingView View => new(_nodes.Where(node => !_gone.Contains(node)).Select(Member));

    public static IPvXAddress AddressOf(string node) => IPvXAddress.Parse($"192.0.2.{node[0] - 'a' + 10}");

    public Ears Hears(string hearer, string speaker, bool? does)
    {
        _hears[(hearer, speaker)] = does;
        return this;
    }

    /// <summary>Neither hears the other.</summary>
    public Ears Parted(string one, string other) => Hears(one, other, false).Hears(other, one, false);

    /// <summary>Nothing at all arrives there, of members or of anybody, for so long.</summary>
    public Ears HearsNothing(string node, double seconds = 3)
    {
        foreach (var other in _nodes.Where(other => other != node))
        {
            Hears(node, other, false);
        }

        _silence[node] = TimeSpan.FromSeconds(seconds);
        return this;
    }

    /// <summary>No member hears it.</summary>
    public Ears IsUnheard(string node)
    {
        foreach (var other in _nodes.Where(other => other != node))
        {
            Hears(other, node, false);
        }

        return this;
    }

    /// <summary>It hears no host but members, and these last so long ago.</summary>
    public Ears Quiet(string node, double seconds)
    {
        _silence[node] = TimeSpan.FromSeconds(seconds);
        return this;
    }

    /// <summary>It has heard other hosts since the members fell silent.</summary>
    public Ears HasHeardOthers(string node)
    {
        _others.Add(node);
        return this;
    }

    public Ears Is(string node, RouterRole role, string? heard = null)
    {
        _positions[node] = new(role, AddressOf(node), heard is null ? null : AddressOf(heard));
        return this;
    }

    public Ears Reaches(string node, bool? witness)
    {
        _witness[node] = witness;
        return this;
    }

    public Ears IsGone(string node)
    {
        _gone.Add(node);
        return this;
    }

    public Ears IsUnplugged(string node)
    {
        _unplugged.Add(node);
        return this;
    }

    private MemberHearing Member(string node)
    {
        ProbeReport report = new(
        [
            .. from other in _nodes
               where other != node && _hears.GetValueOrDefault((node, other), true) is not null
               let hears = _hears.GetValueOrDefault((node, other), true) == true
               select new ProbeFinding("front", Family.IPv4, other, hears ? 0u : 3u, TimeSpan.FromSeconds(hears ? 0.3 : 30)),
        ])
        {
            Ears = [new("front", !_unplugged.Contains(node), _silence[node], _others.Contains(node), _witness[node])],
        };
        return new(node, report, TimeSpan.FromMilliseconds(200), ImmutableDictionary<VirtualRouterKey, RouterPosition>.Empty.Add(Web, _positions[node]));
    }
}
