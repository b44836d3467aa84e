using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>What arbitration on a segment needs elsewhere in the file.</summary>
/// <param name="configuration">The whole of it.</param>
/// <param name="context">Takes what is wrong.</param>
internal sealed class ArbitrationChecks(ClusterConfiguration configuration, ReadContext context)
{
    private const int Least = 3;

    public void Run()
    {
        foreach (var segment in configuration.Segments.Where(segment => segment.Arbitration.IsOn))
        {
            CheckChannel(segment);
            CheckWitness(segment);
        }
    }

    private void CheckChannel(SegmentOptions segment)
    {
        if (!configuration.Coordination.Enabled)
        {
            context.Refuse(ModePath(segment), "witness", "off while tandem.coordination.enabled is off: it is settled over the channel between the nodes");
        }
    }

    private void CheckWitness(SegmentOptions segment)
    {
        var routers = configuration.VirtualRouters.Where(router => router.Key.Segment == segment.Name).ToArray();
        if (segment.Arbitration.Witness is not { } witness)
        {
            var nodes = routers.SelectMany(router => router.Participants).Select(participant => participant.Node).Distinct().Count();
            if (nodes < Least)
            {
                context.Refuse(ModePath(segment), "witness", $"off, or with a witness = ADDRESS beside it, or with {Least} nodes on the segment (it has {nodes})");
            }
        }
        else if (routers.FirstOrDefault(router => router.Addresses.Contains(witness)) is { } mover)
        {
            context.Refuse(WitnessPath(segment), witness.ToString(), $"an address that stays where it is; this one moves with virtual router {mover.Name}");
        }
        else if (configuration.Nodes.FirstOrDefault(node => node.Address == witness) is { } own)
        {
            context.Refuse(WitnessPath(segment), witness.ToString(), $"an address of somebody else, such as the segment's router; this one is node {own.Name}");
        }
        else if (routers is not [] && Array.TrueForAll(routers, router => router.Key.Family != witness.Family))
        {
            context.Refuse(WitnessPath(segment), witness.ToString(), $"an {routers[0].Key.Family} address: no router of segment {segment.Name} is of another family");
        }
    }

    private static string ModePath(SegmentOptions segment) => $"tandem.segments.{segment.Name}.arbitration.mode";

    private static string WitnessPath(SegmentOptions segment) => $"tandem.segments.{segment.Name}.arbitration.witness";
}
