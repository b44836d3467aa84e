using System.Text.Json.Serialization;

namespace Tandem.Api.Contracts;

/// <summary>
/// Everything as it is on the socket and after --json: camelCase, nothing left out. Words of closed sets are text, so that an older client
/// reads a newer node's.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(NodeList))]
[JsonSerializable(typeof(MatrixReport))]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(TimelineReport))]
[JsonSerializable(typeof(TimelineLine))]
[JsonSerializable(typeof(TrafficReport))]
[JsonSerializable(typeof(CommandOutcome))]
[JsonSerializable(typeof(ChangeReport))]
[JsonSerializable(typeof(ApplyReport))]
[JsonSerializable(typeof(ProblemDocument))]
public sealed partial class ApiJson : JsonSerializerContext;
