namespace Tandem.Api.Contracts;

/// <summary>Where the API answers. What a path means never changes; something else gets another version.</summary>
public static class ApiRoutes
{
    /// <summary>The socket's name in the run directory.</summary>
    public const string SocketName = "api.sock";

    /// <summary>Where clients look for it unless told otherwise.</summary>
    public const string DefaultSocket = "/run/tandem/" + SocketName;

    /// <summary>GET: everything that is measured, in Prometheus' text format.</summary>
    public const string Metrics = "/metrics";

    /// <summary>GET: <see cref="StatusReport"/>.</summary>
    public const string Status = "/v1/status";

    /// <summary>GET: <see cref="NodeList"/>.</summary>
    public const string Members = "/v1/members";

    /// <summary>GET: <see cref="MatrixReport"/>.</summary>
    public const string Matrix = "/v1/matrix";

    /// <summary>GET: <see cref="DriftReport"/>.</summary>
    public const string Drift = "/v1/drift";

    /// <summary>GET: <see cref="TimelineReport"/>; from, to, router, node, kind, text, order, limit and after choose.</summary>
    public const string Timeline = "/v1/timeline";

    /// <summary>GET: text/event-stream of <see cref="TimelineLine"/>, with resume by Last-Event-ID; router, node, kind and text choose.</summary>
    public const string Events = "/v1/events";

    /// <summary>GET: <see cref="TrafficReport"/> of one router; router names it.</summary>
    public const string Traffic = "/v1/traffic";

    /// <summary>GET: the API's description of itself, by OpenAPI 3.1.</summary>
    public const string OpenApi = "/v1/openapi.json";

    /// <summary>POST <see cref="NodeRequest"/>: <see cref="CommandOutcome"/>.</summary>
    public const string Drain = "/v1/drain";

    /// <summary>POST <see cref="NodeRequest"/>: <see cref="CommandOutcome"/>.</summary>
    public const string Undrain = "/v1/undrain";

    /// <summary>POST <see cref="MoveRequest"/>: <see cref="CommandOutcome"/>.</summary>
    public const string Move = "/v1/move";

    /// <summary>POST <see cref="RouterRequest"/>: <see cref="CommandOutcome"/>.</summary>
    public const string Unmove = "/v1/unmove";

    /// <summary>POST <see cref="ConfigurationRequest"/>: <see cref="ChangeReport"/> of what would change; nothing does.</summary>
    public const string Plan = "/v1/plan";

    /// <summary>POST <see cref="ApplyRequest"/>: <see cref="ApplyReport"/>.</summary>
    public const string Apply = "/v1/apply";

    /// <summary>POST <see cref="ConfirmRequest"/>: <see cref="ApplyReport"/>.</summary>
    public const string Confirm = "/v1/confirm";

    /// <summary>POST <see cref="ReloadRequest"/>: <see cref="ChangeReport"/>.</summary>
    public const string Reload = "/v1/reload";
}
