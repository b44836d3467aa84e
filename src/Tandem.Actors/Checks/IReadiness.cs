using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>Whether a router's health lets it take its addresses from a healthy Master. Can be asked on any thread.</summary>
public interface IReadiness
{
    /// <summary>
    /// False while one of its checks has not been up since the start, while one that releases is down, and while all nodes fail one alike.
    /// True for a router without checks.
    /// </summary>
    bool IsReady(VirtualRouterKey router);
}
