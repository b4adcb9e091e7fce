using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.DurableTask;

namespace Rencontres.Functions.Tests;

/// <summary>The outline says nothing that the packages do not: where both are at hand, every public signature of the one must stand in the other.</summary>
public sealed class OutlineTests
{
    private static readonly string OutlinePath = Path.Combine(AppContext.BaseDirectory, "outline", "Rencontres.Functions.Outline.dll");

    [Fact]
    public void Every_signature_of_the_outline_stands_in_the_packages()
    {
        Assert.SkipUnless(File.Exists(OutlinePath), "This was built with the outline itself; it is compared with the packages where they can be had.");
        var outline = new AssemblyLoadContext("outline").LoadFromAssemblyPath(OutlinePath);
        var real = Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.*.dll")
            .Where(file => Path.GetFileName(file).StartsWith("Microsoft.DurableTask", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetExportedTypes())
            .ToLookup(type => type.FullName!);

        var types = outline.GetExportedTypes();
        var missing = types.SelectMany(type => real[type.FullName!].FirstOrDefault() is { } found
            ? Signatures(type).Except(Signatures(found)).Select(member => $"{type.FullName}: {member}")
            : [$"{type.FullName} is missing"]);

        Assert.Contains(types, type => type.Name == nameof(TaskOrchestrationContext));
        Assert.Empty(missing);
    }

    /// <summary>What a caller or an heir can see, abstract or not, by names and types alone, since the two assemblies' types are not the same objects.</summary>
    private static IEnumerable<string> Signatures(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(IsVisible)
        .Select(member => $"{(member is MethodInfo { IsAbstract: true } ? "abstract " : "")}{member}");

    private static bool IsVisible(MemberInfo member) =>
        !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.Contains('<', StringComparison.Ordinal) && member switch
        {
            MethodInfo { Name: "PrintMembers" or "ToString" or "Equals" or "GetHashCode" or "Deconstruct" } => false,
            MethodBase method => method.IsPublic || method.IsFamily,
            FieldInfo field => field.IsPublic,
            _ => false,
        };
}
