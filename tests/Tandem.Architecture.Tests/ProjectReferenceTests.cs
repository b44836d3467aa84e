using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>Who may reference whom. The table is the design: a new project or edge is a decision, and is written here.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Tandem.Vrrp"] = [],
        ["Tandem.Network"] = ["Tandem.Vrrp"],
        ["Tandem.Network.Linux"] = ["Tandem.Network"],
        ["Tandem.Network.Capture"] = ["Tandem.Network.Linux"],
        ["Tandem.Actors"] = ["Tandem.Network"],
        ["Tandem.Coordination"] = ["Tandem.Actors"],
        ["Tandem.Configuration"] = ["Tandem.Network"],
        ["Tandem.Guard"] = ["Tandem.Network.Linux"],
        ["Tandem.Api.Contracts"] = [],
        ["Tandem.Dashboard"] = [],
        ["Tandem.Api"] = ["Tandem.Api.Contracts", "Tandem.Coordination", "Tandem.Dashboard"],
        ["Tandem.Cli"] = ["Tandem.Api.Contracts"],
        ["Tandem.Node"] = ["Tandem.Api", "Tandem.Configuration", "Tandem.Coordination", "Tandem.Network.Capture"],
    };

    [Fact]
    public void Each_project_references_exactly_what_the_table_says() => Findings.AssertNone(
        "project references differ from the table in this test:",
        from project in Repository.Projects
        let wanted = Allowed.TryGetValue(project.Name, out var row) ? string.Join(", ", row.Order(StringComparer.Ordinal)) : "a row in the table"
        let found = string.Join(", ", project.References.Order(StringComparer.Ordinal))
        where wanted != found
        select $"{project.Name} references [{found}], the table says [{wanted}]");

    [Fact]
    public void The_table_names_no_project_that_is_gone() => Findings.AssertNone(
        "the table in this test names projects that do not exist:",
        Allowed.Keys.Except(Repository.Projects.Select(project => project.Name)));

    [Fact]
    public void The_protocol_takes_no_package() => Findings.AssertNone(
        "Tandem.Vrrp is the base class library only, but takes:",
        Repository.Projects.Single(project => project.Name == "Tandem.Vrrp").Packages);

    [Fact]
    public void The_guard_takes_no_package() => Findings.AssertNone(
        "tandemd is compiled ahead of time and a few MiB, but takes:",
        Repository.Projects.Single(project => project.Name == "Tandem.Guard").Packages);

    [Fact]
    public void What_goes_over_the_API_takes_no_package() => Findings.AssertNone(
        "Tandem.Api.Contracts is the base class library only, but takes:",
        Repository.Projects.Single(project => project.Name == "Tandem.Api.Contracts").Packages);

    [Fact]
    public void Each_project_is_built_beside_these_tests() => Findings.AssertNone(
        "Tandem.Architecture.Tests must reference these projects, or they escape every other rule:",
        from project in Repository.Projects where !project.IsBuilt select project.Name);

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "Cluster.sln")).Replace('\\', '/');

        Findings.AssertNone(
            "not in Cluster.sln, so nobody formats, builds or tests it:",
            from file in Repository.Files(RepositoryRoot.Path)
            where file.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains($"\"{Repository.Shown(file)}\"", StringComparison.Ordinal)
            select Repository.Shown(file));
    }
}
