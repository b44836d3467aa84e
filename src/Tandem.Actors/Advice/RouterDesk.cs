using Akka.Actor;

namespace Tandem.Actors.Advice;

/// <summary>
/// What is known of one router here, and the advice that stands until told otherwise: a router's actor that starts afresh is told it again.
/// </summary>
internal sealed class RouterDesk
{
    private RouterAdvice? _intent;
    private RouterAdvice? _claims;
    private RouterAdvice? _leave;
    private AdviceProtocol.Weigh? _weight;

    /// <summary>The actor; null while it is being started afresh.</summary>
    public IActorRef? Router { get; private set; }

    /// <summary>Where it stands; null while there is nobody to stand.</summary>
    public RouterStanding? Standing { get; private set; }

    /// <summary>Who pushed the claims; null: there are none.</summary>
    public IActorRef? Claimant { get; private set; }

    /// <summary>Takes a standing in.</summary>
    /// <returns>True: the actor is a new one.</returns>
    public bool Stand(RouterStanding standing, IActorRef router)
    {
        Standing = standing;
        if (router.Equals(Router))
        {
            return false;
        }

        Router = router;
        foreach (object? standingAdvice in new object?[] { _intent, _weight, _claims, _leave })
        {
            if (standingAdvice is not null)
            {
                router.Tell(standingAdvice);
            }
        }

        return true;
    }

    /// <summary>The actor has ended.</summary>
    public void Fall() => (Router, Standing) = (null, null);

    /// <summary>Remembers what stands, and passes it on.</summary>
    /// <returns>False: there is nobody to pass it on to. An intent is for whoever comes.</returns>
    public bool Advise(RouterAdvice advice, IActorRef adviser)
    {
        switch (advice)
        {
            case RouterAdvice.Intend:
                _intent = advice;
                break;
            case RouterAdvice.Claims:
                (_claims, Claimant) = (advice, adviser);
                break;
            case RouterAdvice.NoClaims:
                (_claims, Claimant) = (null, null);
                break;
            case RouterAdvice.LeaveAndStayOut:
                _leave = advice;
                break;
        }

        Router?.Tell(advice);
        return Router is not null || advice is RouterAdvice.Intend;
    }

    /// <summary>Remembers a weight, and passes it on.</summary>
    public void Weigh(AdviceProtocol.Weigh weight)
    {
        _weight = weight;
        Router?.Tell(weight);
    }
}
