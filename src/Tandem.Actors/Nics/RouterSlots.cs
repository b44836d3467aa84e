using Akka.Actor;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Nics;

/// <summary>The routers of one NIC and what the port was asked about each. It keeps attach and detach in an order the port can answer.</summary>
internal sealed class RouterSlots(ISegmentPort port)
{
    private readonly Dictionary<VirtualRouterKey, RouterSlot> _slots = [];

    /// <summary>The routers the interface carries now.</summary>
    public IEnumerable<RouterSlot> Attached => _slots.Values.Where(slot => slot.Progress == AttachProgress.Attached);

    /// <summary>The slot of a router the interface carries now, or null.</summary>
    public RouterSlot? Find(VirtualRouterKey key) =>
        _slots.TryGetValue(key, out var slot) && slot.Progress == AttachProgress.Attached ? slot : null;

    /// <summary>Gives a router its slot, and takes it from its predecessor, whose end may not have been heard yet.</summary>
    /// <returns>The slot, and the predecessor that needs no watching any more.</returns>
    public (RouterSlot Slot, IActorRef? Predecessor) Take(NicProtocol.Register register)
    {
        if (!_slots.TryGetValue(register.Attachment.Key, out var slot))
        {
            slot = new RouterSlot(register.Attachment, register.Name);
            _slots.Add(register.Attachment.Key, slot);
        }

        if (register.Router.Equals(slot.Router))
        {
            Amend(slot, register);
            return (slot, null);
        }

        var predecessor = slot.Router;
        (slot.Name, slot.Attachment, slot.Router) = (register.Name, register.Attachment, register.Router);
        Withdraw(slot);
        if (slot.Progress == AttachProgress.None)
        {
            Attach(slot);
        }

        return (slot, predecessor);
    }

    /// <summary>Releases what a dead router held.</summary>
    public void Abandon(IActorRef router)
    {
        foreach (var (key, slot) in _slots)
        {
            if (router.Equals(slot.Router))
            {
                slot.Router = null;
                Withdraw(slot);
                Forget(key, slot);
                return;
            }
        }
    }

    /// <summary>Takes the port's consent.</summary>
    /// <returns>The slot that is ready now; null when the router it was asked for is gone.</returns>
    public RouterSlot? Consent(VirtualRouterKey key)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            return null;
        }

        if (slot.Progress == AttachProgress.Attaching)
        {
            slot.Progress = AttachProgress.Attached;
            return slot;
        }

        if (slot.Progress == AttachProgress.AttachingPredecessor)
        {
            port.Detach(key);
            Retry(key, slot);
        }

        return null;
    }

    /// <summary>Takes the port's refusal.</summary>
    /// <returns>The slot that was refused; null when the router it was asked for is gone.</returns>
    public RouterSlot? Refuse(VirtualRouterKey key)
    {
        if (!_slots.TryGetValue(key, out var slot))
        {
            return null;
        }

        if (slot.Progress == AttachProgress.Attaching)
        {
            _slots.Remove(key);
            return slot;
        }

        Retry(key, slot);
        return null;
    }

    /// <summary>The router goes on under another name, or with other announcements; its parameters come with its batches.</summary>
    private void Amend(RouterSlot slot, NicProtocol.Register register)
    {
        slot.Name = register.Name;
        if (slot.Attachment.Announcements != register.Attachment.Announcements)
        {
            slot.Attachment = slot.Attachment with { Announcements = register.Attachment.Announcements };
            port.Amend(slot.Attachment);
        }
    }

    private void Attach(RouterSlot slot)
    {
        slot.Progress = AttachProgress.Attaching;
        port.Attach(slot.Attachment);
    }

    private void Withdraw(RouterSlot slot)
    {
        slot.Holds = false;
        if (slot.Progress == AttachProgress.Attached)
        {
            port.Detach(slot.Attachment.Key);
            slot.Progress = AttachProgress.None;
        }
        else if (slot.Progress == AttachProgress.Attaching)
        {
            slot.Progress = AttachProgress.AttachingPredecessor;
        }
    }

    private void Retry(VirtualRouterKey key, RouterSlot slot)
    {
        slot.Progress = AttachProgress.None;
        if (slot.Router is null)
        {
            Forget(key, slot);
        }
        else
        {
            Attach(slot);
        }
    }

    private void Forget(VirtualRouterKey key, RouterSlot slot)
    {
        if (slot.Progress == AttachProgress.None)
        {
            _slots.Remove(key);
        }
    }
}
