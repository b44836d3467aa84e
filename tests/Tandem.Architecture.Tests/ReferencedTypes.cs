using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Tandem.Architecture.Tests;

/// <summary>
/// What an assembly really uses, read from its metadata: signatures, method bodies and attributes alike. A reference that
/// only a lambda inside a generated class needs is in there too.
/// </summary>
internal static class ReferencedTypes
{
    internal static IReadOnlyList<string> Of(string assemblyPath)
    {
        using var image = new PEReader(File.OpenRead(assemblyPath));
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences
                .Select(metadata.GetTypeReference)
                .Where(reference => !reference.Namespace.IsNil)
                .Select(reference => $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}"),
        ];
    }

    /// <summary>Which types nested in <paramref name="outer"/> an assembly names, for example in the arms of a switch.</summary>
    internal static IReadOnlySet<string> NestedIn(Type outer, string assemblyPath)
    {
        using var image = new PEReader(File.OpenRead(assemblyPath));
        var metadata = image.GetMetadataReader();
        return metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Where(inner => inner.ResolutionScope.Kind == HandleKind.TypeReference && IsCalled(outer, (TypeReferenceHandle)inner.ResolutionScope))
            .Select(inner => metadata.GetString(inner.Name))
            .ToHashSet(StringComparer.Ordinal);

        bool IsCalled(Type type, TypeReferenceHandle handle)
        {
            var reference = metadata.GetTypeReference(handle);
            return metadata.GetString(reference.Name) == type.Name && metadata.GetString(reference.Namespace) == type.Namespace;
        }
    }

    /// <summary>Whether a type is <paramref name="area"/> or lives in the namespace of that name or below it.</summary>
    internal static bool IsIn(string type, string area) =>
        type == area || type.StartsWith(area + ".", StringComparison.Ordinal);
}
