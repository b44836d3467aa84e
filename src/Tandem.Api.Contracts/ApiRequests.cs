using System.Text.Json.Serialization;

namespace Tandem.Api.Contracts;

/// <summary>What clients send. Unlike answers, a request with a property that is not known is refused: it wants something that would not happen.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(NodeRequest))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(RouterRequest))]
[JsonSerializable(typeof(ReloadRequest))]
[JsonSerializable(typeof(ConfigurationRequest))]
[JsonSerializable(typeof(ApplyRequest))]
[JsonSerializable(typeof(ConfirmRequest))]
public sealed partial class ApiRequests : JsonSerializerContext;
