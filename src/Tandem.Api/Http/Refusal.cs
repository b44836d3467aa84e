namespace Tandem.Api.Http;

/// <summary>A sort of refusal.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For people.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record Refusal(string Name, string Title, int Status)
{
    public static readonly Refusal BadRequest = new("bad-request", "The request makes no sense", 400);
    public static readonly Refusal Unknown = new("unauthorized", "Who asks is not known", 401);
    public static readonly Refusal Forbidden = new("forbidden", "Who asks may not do that", 403);
    public static readonly Refusal UnknownNode = new("unknown-node", "There is no such node", 404);
    public static readonly Refusal UnknownRouter = new("unknown-router", "There is no such router", 404);
    public static readonly Refusal UnknownPath = new("unknown-path", "There is no such path", 404);
    public static readonly Refusal WrongMethod = new("wrong-method", "This path does not do that", 405);
    public static readonly Refusal NotPossible = new("not-possible", "Not as things are", 409);
    public static readonly Refusal BadConfiguration = new("bad-configuration", "The configuration is not followed", 422);
    public static readonly Refusal TooLarge = new("too-large", "The body is too large", 413);
    public static readonly Refusal WrongMediaType = new("wrong-media-type", "The body is not JSON", 415);
    public static readonly Refusal Failed = new("failed", "This is a fault of the node", 500);
    public static readonly Refusal Unavailable = new("unavailable", "Not available on this node now", 503);
}
