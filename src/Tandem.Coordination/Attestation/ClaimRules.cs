using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.Attestation;

/// <summary>What a router is told of its members' claims: all of them, or nothing while one cannot be asked.</summary>
internal static class ClaimRules
{
    /// <param name="router">The router.</param>
    /// <param name="roster">What the members have told of themselves.</param>
    /// <param name="silent">Members that were asked and did not answer, and have not been heard since.</param>
    /// <param name="obstacle">Why nothing can be claimed; null when it can.</param>
    /// <returns>Null: plain VRRP.</returns>
    public static RouterAdvice.Claims? Of(AttestedRouter router, Roster roster, IReadOnlySet<string> silent, out string? obstacle)
    {
        var claims = ImmutableArray.CreateBuilder<MemberClaim>(router.Members.Length);
        foreach (var member in router.Members)
        {
            var node = roster.Find(member);
            var standing = node?.Find(router.Key);
            obstacle = node is not { IsReachable: true } ? $"{member} is not reached over the management network"
                : silent.Contains(member) ? $"{member} did not answer when it was asked"
                : standing is null ? $"{member} has not told where it stands"
                : standing is { Source: null, Role: not RouterRole.Initialize } ? $"{member} does not tell from which address it advertises"
                : null;
            if (obstacle is not null)
            {
                return null;
            }

            // Without an address it advertises nothing that could be believed.
            if (standing?.Source is { } source)
            {
                claims.Add(new MemberClaim(member, source, standing.Role == RouterRole.Master));
            }
        }

        obstacle = null;
        return new(router.Key, claims.ToImmutable(), router.ForeignPeers);
    }

    /// <summary>Whether the router has been told so already.</summary>
    public static bool Same(RouterAdvice.Claims? one, RouterAdvice.Claims? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.Members.SequenceEqual(other.Members));
}
