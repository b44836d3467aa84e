using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>What an operator wants of a router's priority, until told otherwise.</summary>
public abstract record PriorityIntent
{
    private PriorityIntent()
    {
    }

    /// <summary>As configured.</summary>
    public sealed record AsConfigured : PriorityIntent
    {
        /// <summary>There is only one.</summary>
        public static readonly AsConfigured Instance = new();
    }

    /// <summary>The node is drained: priority 1, whatever else would raise or lower it.</summary>
    public sealed record Drained : PriorityIntent
    {
        /// <summary>There is only one.</summary>
        public static readonly Drained Instance = new();
    }

    /// <summary>The router was moved: this stands in the place of the configured priority; weights still count.</summary>
    /// <param name="Base">The result is held within 1..254.</param>
    public sealed record Moved(Priority Base) : PriorityIntent;
}
