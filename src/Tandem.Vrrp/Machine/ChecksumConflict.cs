using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>Two peers of one virtual router use different checksum forms, so whichever form is sent, one of them may not hear it.</summary>
/// <param name="PseudoHeader">Who sends the form with pseudo-header.</param>
/// <param name="MessageOnly">Who sends the form of RFC 9568.</param>
public readonly record struct ChecksumConflict(IPvXAddress PseudoHeader, IPvXAddress MessageOnly);
