using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Actors.Advice;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>In the place of a node's routers: tells what a test has them tell, and keeps the advice they are given.</summary>
internal sealed class FakeRouters : IAsyncDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("vrrp", "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = local }");
    private readonly Lock _lock = new();
    private readonly List<object> _heard = [];
    private readonly List<(IActorRef Reader, long Told)> _readers = [];
    private ImmutableArray<RouterStanding> _routers = [];

    public FakeRouters() => Root = _system.ActorOf(Props.Create(() => new Ear(this)));

    /// <summary>This life.</summary>
    public Guid Boot { get; } = Guid.NewGuid();

    /// <summary>Where they live.</summary>
    public ActorSystem System => _system;

    /// <summary>Whom advice is sent to.</summary>
    public IActorRef Root { get; }

    /// <summary>Told after each message.</summary>
    public Action<object> Heard { get; set; } = static _ => { };

    /// <summary>All messages so far, of a kind.</summary>
    public ImmutableArray<T> All<T>()
    {
        lock (_lock)
        {
            return [.. _heard.OfType<T>()];
        }
    }

    /// <summary>A router stands so from now on.</summary>
    public void Stand(RouterStanding router)
    {
        lock (_lock)
        {
            _routers = [.. _routers.Where(known => known.Key != router.Key), router];
            Tell(new NodeReport.Changed(router));
        }
    }

    /// <summary>Tells a report.</summary>
    public void Report(NodeReport report)
    {
        lock (_lock)
        {
            Tell(report);
        }
    }

    /// <summary>The port starts afresh: every subscription is over.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _readers.ForEach(entry => entry.Reader.Tell(new AdviceProtocol.Ended()));
            _readers.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await _system.Terminate();

    private void Tell(NodeReport report)
    {
        for (var i = 0; i < _readers.Count; i++)
        {
            _readers[i] = _readers[i] with { Told = _readers[i].Told + 1 };
            _readers[i].Reader.Tell(new AdviceProtocol.Reported(_readers[i].Told, report));
        }
    }

    private void Take(object message)
    {
        lock (_lock)
        {
            _heard.Add(message);
            switch (message)
            {
                case AdviceProtocol.Subscribe(var reader):
                    _readers.RemoveAll(entry => entry.Reader.Equals(reader));
                    _readers.Add((reader, 1));
                    reader.Tell(new AdviceProtocol.Reported(1, new NodeReport.Everything(Boot, _routers)));
                    break;
                case AdviceProtocol.Unsubscribe(var reader):
                    _readers.RemoveAll(entry => entry.Reader.Equals(reader));
                    break;
            }
        }

        Heard(message);
    }

    private sealed class Ear : ReceiveActor
    {
        public Ear(FakeRouters routers) => ReceiveAny(routers.Take);
    }
}
