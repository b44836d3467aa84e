using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>
/// One mastership of another router as this one heard it: named so that nothing said of it can be mistaken for the next one, not even of
/// the same router.
/// </summary>
/// <param name="Source">Source of its advertisements.</param>
/// <param name="Since">When the first of them was accepted; others of another source, a release or an own mastership begin a new one.</param>
public readonly record struct HeardMastership(IPvXAddress Source, Instant Since);
