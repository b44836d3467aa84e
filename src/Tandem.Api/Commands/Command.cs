using Tandem.Vrrp.Model;

namespace Tandem.Api.Commands;

/// <summary>What an operator may want. Node and router are known to exist.</summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>What holds from now on.</summary>
    public abstract string Text { get; }

    /// <summary>The node shall hold nothing.</summary>
    public sealed record Drain(string Node) : Command
    {
        public override string Text => $"{Node} is drained: it holds nothing while another node can";
    }

    /// <summary>The node takes part as configured.</summary>
    public sealed record Undrain(string Node) : Command
    {
        public override string Text => $"{Node} takes part as configured";
    }

    /// <summary>The node shall hold the router.</summary>
    public sealed record Move(string Router, VirtualRouterKey Key, string Node) : Command
    {
        public override string Text => $"{Router} is moved to {Node}, until it is moved elsewhere or unmoved";
    }

    /// <summary>The router goes to whom the configuration prefers.</summary>
    public sealed record Unmove(string Router, VirtualRouterKey Key) : Command
    {
        public override string Text => $"{Router} goes where the configuration prefers it";
    }
}
