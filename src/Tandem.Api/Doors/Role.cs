namespace Tandem.Api.Doors;

/// <summary>What somebody may do over TCP.</summary>
internal enum Role
{
    /// <summary>Look, also at what another configuration would change.</summary>
    ReadOnly,

    /// <summary>Look, and give commands.</summary>
    Operator,
}
