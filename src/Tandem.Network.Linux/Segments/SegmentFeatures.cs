namespace Tandem.Network.Linux.Segments;

/// <summary>What this kernel can do, found out by trying.</summary>
/// <param name="AddressProtocol">It keeps the protocol id that marks our addresses (5.18).</param>
internal sealed record SegmentFeatures(bool AddressProtocol);
