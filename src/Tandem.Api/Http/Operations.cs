using Tandem.Api.Contracts;
using Tandem.Api.Metrics;

namespace Tandem.Api.Http;

/// <summary>Everything that the API does.</summary>
internal static class Operations
{
    private static readonly (string Name, string Meaning)[] Filter =
    [
        ("router", "About this router: name or key."),
        ("node", "That happened on this node."),
        ("kind", "Of this kind, such as transition."),
        ("text", "With these words in it."),
    ];

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(ApiRoutes.Status, "get", "status", "Who holds which address and why, on all nodes.", ApiForms.Plain.StatusReport),
        new(ApiRoutes.Members, "get", "members", "The nodes.", ApiForms.Plain.NodeList),
        new(ApiRoutes.Matrix, "get", "matrix", "Which node hears which other on the LAN.", ApiForms.Plain.MatrixReport),
        new(ApiRoutes.Drift, "get", "drift", "Where the nodes' configurations differ.", ApiForms.Plain.DriftReport),
        new(ApiRoutes.Timeline, "get", "timeline", "What happened on all nodes, a page of it.", ApiForms.Plain.TimelineReport)
        {
            Query =
            [
                .. Filter,
                ("from", "Not before; RFC 3339."),
                ("to", "Not after; RFC 3339."),
                ("order", "oldest-first or latest-first."),
                ("limit", "Entries, 1..1000."),
                ("after", "next or place of an earlier answer."),
            ],
        },
        new(ApiRoutes.Events, "get", "events", "What happens on all nodes, as it happens: server-sent events \"entry\", each a TimelineLine. Resumes by the header Last-Event-ID.", ApiForms.Plain.TimelineLine)
        {
            Query = Filter,
            MediaType = "text/event-stream",
        },
        new(ApiRoutes.Traffic, "get", "traffic", "What this node counts of one router's advertisements.", ApiForms.Plain.TrafficReport) { Query = [("router", "Name or key; always.")] },
        new(ApiRoutes.Metrics, "get", "metrics", "What is measured, in Prometheus' text format.", null) { MediaType = PrometheusText.MediaType },
        new(ApiRoutes.OpenApi, "get", "openapi", "This description.", null),
        new(ApiRoutes.Drain, "post", "drain", "Have a node hold nothing until it is undrained; also over restarts.", ApiForms.Plain.CommandOutcome) { Request = ApiRequests.Default.NodeRequest },
        new(ApiRoutes.Undrain, "post", "undrain", "Have a drained node take part again.", ApiForms.Plain.CommandOutcome) { Request = ApiRequests.Default.NodeRequest },
        new(ApiRoutes.Move, "post", "move", "Have a router held by a node until it is unmoved; also over restarts.", ApiForms.Plain.CommandOutcome) { Request = ApiRequests.Default.MoveRequest },
        new(ApiRoutes.Unmove, "post", "unmove", "Have a moved router go where it is preferred.", ApiForms.Plain.CommandOutcome) { Request = ApiRequests.Default.RouterRequest },
        new(ApiRoutes.Plan, "post", "plan", "What a configuration would change on each node, and which addresses would move. Changes nothing: allowed with the role read-only, too.", ApiForms.Plain.ChangeReport) { Request = ApiRequests.Default.ConfigurationRequest },
        new(ApiRoutes.Apply, "post", "apply", "Have all nodes follow a configuration, or none.", ApiForms.Plain.ApplyReport) { Request = ApiRequests.Default.ApplyRequest },
        new(ApiRoutes.Confirm, "post", "confirm", "Have the configuration stay that is being tried.", ApiForms.Plain.ApplyReport) { Request = ApiRequests.Default.ConfirmRequest },
        new(ApiRoutes.Reload, "post", "reload", "Have this node read its file again, and follow the difference.", ApiForms.Plain.ChangeReport) { Request = ApiRequests.Default.ReloadRequest },
    ];
}
